"""How the page Workspace looks where the theme has no setting for it."""

from __future__ import annotations

STYLE = """<style>
.st-key-workspace { align-items: flex-start; }
.st-key-workspace h2 { font-size: 18px; line-height: 24px; padding: 0; margin: 0;
  overflow-wrap: anywhere; }
.st-key-workspace h3 { font-size: 16px; line-height: 24px; padding: 0; overflow-wrap: anywhere; }
.st-key-workspace [data-testid="stMarkdownContainer"] :is(p, li) { font-size: 14px;
  line-height: 20px; overflow-wrap: anywhere; margin: 0; }
.st-key-workspace [data-testid="stMarkdown"] [data-testid="stMarkdownContainer"] {
  margin-bottom: 0; }
.st-key-workspace [data-testid="stMarkdownContainer"] small { font-size: 13px; line-height: 18px; }
.st-key-findings h2 { font-size: 18px; line-height: 24px; padding: 0; }
.st-key-findings [data-testid="stMarkdownContainer"] :is(p, li) { font-size: 14px;
  line-height: 20px; }
.st-key-talk > [data-testid="stElementContainer"]:has(h2) { margin-top: 8px; }
.st-key-history { margin-top: 8px; }
.st-key-workspace .st-key-history p + p { margin-top: 16px; }
.st-key-history p { padding-left: 24px; text-indent: -24px; }
.st-key-history p [data-testid="stIconMaterial"], .st-key-history p > span[role="img"] {
  display: inline-block; width: 24px; text-indent: 0; }
.st-key-talk-head :has(> * > .st-key-presence) { align-items: flex-end; }
.st-key-presence * { opacity: 1 !important; }
.st-key-standing-head { row-gap: 0 !important; }
:is([class*="st-key-deciding-head-"], [class*="st-key-changed-"]) p > strong:first-child {
  display: inline-block; min-width: 20px; padding: 0 4px; border-radius: 10px;
  background: #212b32; color: #fff; font-size: 12px; line-height: 20px; text-align: center; }
[data-testid="stDateInput"] [role="spinbutton"] { min-width: 24px; min-height: 24px;
  text-align: center; }
.st-key-options-head, .st-key-option-head, .st-key-talk-head { min-height: 40px;
  align-items: center; }
.st-key-workspace button[kind="tertiary"] { min-height: 24px; padding: 0; text-align: left;
  justify-content: flex-start; }
.st-key-workspace button[kind="tertiary"] > div { justify-content: flex-start; }
.st-key-workspace button[kind="tertiary"] p { text-align: left; overflow-wrap: anywhere;
  color: #005eb8; }
[class*="st-key-deciding-head-"] { flex-wrap: nowrap !important; align-items: flex-start; }
.st-key-workspace [class*="st-key-option-card-"] { padding: 10px 14px; border-radius: 6px;
  align-items: flex-start; row-gap: 0; }
[class*="st-key-option-card-"] > :first-child { flex: 1 1 0 !important; min-width: 0; }
[class*="st-key-option-card-"] > :nth-child(2) { padding-top: 3px; }
[class*="st-key-option-card-"] > :last-child { flex: 0 0 100% !important; }
.st-key-workspace [class*="st-key-option-show-"] button p { font-weight: 700;
  color: inherit !important; white-space: normal; }
.st-key-workspace [class*="st-key-deciding-"] { overflow-wrap: anywhere; }
.st-key-workspace [class*="st-key-said-"] { background: #f0f4f5; border-radius: 6px;
  padding: 10px 14px; }
.om-here { display: inline-block; min-width: 28px; padding: 2px 8px; border-radius: 14px;
  background: #d6e8f8; color: #003087; font-size: 13px; line-height: 20px; font-weight: 700;
  text-align: center; }
.om-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap; }
@media (max-width: 1100px) {
  .st-key-workspace { flex-direction: column !important; }
  .st-key-workspace > div { width: 100% !important; flex: none !important; }
}
@media (prefers-color-scheme: dark) {
  :is([class*="st-key-deciding-head-"], [class*="st-key-changed-"]) p > strong:first-child {
    background: #f0f4f5; color: #12212b; }
  .st-key-workspace button[kind="tertiary"] p { color: #9ccbf8 !important; }
  .st-key-workspace [class*="st-key-said-"] { background: #28323a; }
  .om-here { background: #12375c; color: #b3d6f9; }
}
</style>""".replace("\n", " ")  # Streamlit looks at each line, at each run


def bar_beside(place: int) -> str:
    """The blue bar that marks the card of the option that is shown, by its place in the list."""
    card = f".st-key-workspace .st-key-option-card-{place}"
    return (
        f"<style>{card} {{ box-shadow: inset 4px 0 0 #005eb8; background: #eaf2fb; }}"
        f"@media (prefers-color-scheme: dark) {{ {card} {{ box-shadow: inset 4px 0 0 #7ab8f5;"
        " background: #1f3346; } }</style>"
    )
