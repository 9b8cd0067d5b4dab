"""Words that say nobody is in post, and their neighbours that do not."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.model.vacancy import said_to_be_vacant, says_only_vacant, says_vacant
from tests.builders import organisation, post

VACANT = (
    "vacant",
    "Vacant",
    " VACANT ",
    "vacant since May",
    "Vacant from 1 June 2026",
    "vacant as at 31st May 2014",
    "Vacant – being recruited",
    "Vacant - being recruited",
    "Vacant/advertised",
    "vacant (covered by agency staff)",
    "Vacant (previously Ann One)",
    "VACANCY",
    "Vacancy (Band 7)",
    "Vacancy - out to advert",
    "Vacancy being advertised",
    "vacancies",
    "current vacancy",
    "currently vacant",
    "Still vacant",
    "post vacant",
    "Post is vacant",
    "This post is vacant. Costs included in post 5",
    "The post became vacant on 01/04/13.",
    "position currently vacant",
    "long-term vacant",
    "Med3 Vacant",
    "Head of Finance (vacant)",
    "N/D - vacant",
    "vacated 31/03/2026",
    "unfilled",
    "Un-filled",
    "not filled",
    "Not yet filled",
    "to be filled",
    "to be appointed",
    "nobody in post",
    "No-one in post",
    "No postholder",
    "being recruited",
    "being recruited to",
    "awaiting recruitment",
    "Awaiting_Recruitment_Action",
    "under recruitment",
    "Out to advert",
    "recruiting",
    "Recruiting now",
    "recruitment in progress",
    "to be recruited",
    "GAPPED",
    "Gapped since April",
    "gap",
    "xx",
    "xxx",
    "XXXX",
    "vac",
    "Vac.",
)
NOT_VACANT = (
    "",
    "  ",
    "filled",
    "Filled",
    "in post",
    "acting",
    "Acting up (substantive post vacant)",
    "interim",
    "Not vacant",
    "not currently vacant",
    "non-vacant",
    "no vacancy",
    "No vacancies",
    "no longer vacant",
    "never vacant",
    "filled (vacant until May)",
    "Filled - was vacant",
    "Vacant until 1 May, now filled",
    "previously vacant",
    "formerly vacant",
    "was vacant",
    "becoming vacant",
    "becomes vacant in June",
    "to be vacant from June",
    "will soon be vacant",
    "part vacant",
    "partly vacant",
    "Partially vacant (0.4 WTE)",
    "half vacant",
    "0.4 wte vacant",
    "2 vacancies",
    "Vacancies Manager",
    "Vacancy Manager",
    "Vacancy Control Panel",
    "Vacant Property Officer",
    "Recruiting Manager",
    "Recruitment Officer",
    "Head of Recruitment",
    "Head of Vacancies",
    "Ann Vacanti",
    "Vaclav Novak",
    "open",
    "frozen",
    "TBC",
    "N/D",
    "x",
    "-",
    "substantive",
    "awaiting start",
    "to be deleted",
)


@pytest.mark.parametrize("words", VACANT)
def test_words_that_say_nobody_is_in_post(words):
    assert says_vacant(words)


@pytest.mark.parametrize("words", NOT_VACANT)
def test_words_that_do_not(words):
    assert not says_vacant(words)


@given(st.sampled_from(VACANT + NOT_VACANT), st.sampled_from((str.upper, str.lower, str.title)))
def test_capitals_and_outer_spaces_decide_nothing(words, spelt):
    assert says_vacant(f"  {spelt(words)} ") == says_vacant(words)


@given(st.text(max_size=40))
def test_no_text_stops_the_reading_and_a_denial_never_says_vacant(words):
    assert says_vacant(words) in (True, False)
    assert not says_vacant(f"filled {words}")


def test_a_column_is_read_as_its_cells_are():
    cells = pd.Series([*VACANT, *NOT_VACANT, *VACANT], dtype="str")
    assert said_to_be_vacant(cells).tolist() == [says_vacant(cell) for cell in cells]
    assert said_to_be_vacant(cells.iloc[:0]).tolist() == []


def test_only_the_bare_word_is_read_without_reading_into_it():
    assert says_only_vacant(" Vacant ")
    assert not says_only_vacant("Vacancy")


@pytest.mark.parametrize("words", ["Vacancy (Band 7)", "GAPPED", "being recruited"])
def test_an_organisation_takes_a_post_for_vacant_by_the_words_of_its_status(words):
    assert organisation([post("ce"), post("a", "ce", status=words)]).vacant == {"a"}
