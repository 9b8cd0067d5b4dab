"""What a staff list could not say: suggested, asked of whoever imports it, and put in its place."""

from orgmodel.answers.given import CONFIRMED, Answers, with_answers
from orgmodel.answers.roles import Roles, RoleState, roles_of
from orgmodel.answers.suggested import Suggestions, UnitSuggestions, suggestions
from orgmodel.answers.suggestion import DIRECTORATE, Suggestion

__all__ = [
    "CONFIRMED",
    "DIRECTORATE",
    "Answers",
    "RoleState",
    "Roles",
    "Suggestion",
    "Suggestions",
    "UnitSuggestions",
    "roles_of",
    "suggestions",
    "with_answers",
]
