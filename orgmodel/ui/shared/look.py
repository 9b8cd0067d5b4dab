"""How the pages with a drawing look beside it: columns by width, figures, badges, cards."""

from __future__ import annotations

import streamlit as st

_LOOK = """<style>
.om-said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap; }
.om-badges { display: flex; flex-wrap: wrap; gap: 4px 6px; margin: 4px 0 0; }
.om-badge { display: inline-block; padding: 1px 7px; border-radius: 4px; background: #e8edee;
  color: #212b32; font-size: 13px; line-height: 20px; white-space: nowrap; }
.om-badge.om-side { line-height: 17px; }
.om-badge.om-vacant, .om-badge.om-warning { background: #fdecc8; color: #7a3b00; }
.om-badge.om-error { background: #fbe3e4; color: #a2121b; }
.om-badge.om-cleared { background: #d9eee0; color: #00502f; }
.om-badge.om-accepted { background: #e6deef; color: #5b2c86; }
.om-badge.om-unshown { background: #fff; outline: 1px dashed #6d7d88; outline-offset: -1px; }

.st-key-figures { position: relative; border: 1px solid #d8dde0; border-radius: 6px;
  min-height: 62px; }
.om-counting { margin: 0; padding: 18px 14px; font-size: 14px; line-height: 24px; color: #425563; }
.st-key-figures:has(.om-figures) .om-counting { display: none; }
.st-key-figures ul { list-style: none; margin: 0; padding: 0; }
.st-key-figures li { margin: 0; position: relative; }
ul.om-figures { display: grid;
  grid-template-columns: repeat(4, minmax(0, 1fr)) minmax(0, 1.5fr) minmax(0, 2.2fr);
  min-height: 60px; }
ul.om-figures li { display: grid; grid-template-columns: 1fr auto; align-content: center;
  gap: 1px 8px; padding: 6px 14px 7px; min-width: 0; }
ul.om-figures li + li { border-left: 1px solid #d8dde0; }
.om-name, .om-start { font-size: 13px; line-height: 18px; color: #425563; white-space: nowrap; }
.om-start { text-align: right; }
.om-now { grid-column: 1 / -1; font-size: 13px; line-height: 24px; white-space: nowrap;
  overflow: hidden; text-overflow: ellipsis; }
.om-now b.om-value { font-size: 20px; margin-right: 4px; }
.om-now b.om-unknown { font-size: 14px; font-weight: 400; color: #425563; }
.om-delta { font-weight: 700; }
.om-delta.om-better { color: #00502f; }
.om-delta.om-worse { color: #a2121b; }
.om-of-it { grid-column: 1 / -1; font-size: 12px; line-height: 16px; color: #425563; }
.om-words { color: #425563; }
.om-findings .om-now { white-space: normal; display: flex; flex-wrap: wrap; gap: 2px 5px; }
.om-findings .om-badge { line-height: 20px; padding: 0 5px; font-size: 12px; }
.om-progress { position: absolute; left: 14px; right: 14px; bottom: 0; height: 4px;
  background: #d8dde0; }
.om-progress > span { display: block; height: 4px; background: #005eb8; }
.om-figures-line { display: none; padding: 8px 12px; }
.om-figures-line summary { font-weight: 700; cursor: pointer; line-height: 24px; }
.om-figures-line li { display: flex; flex-wrap: wrap; gap: 2px 10px; padding: 6px 0 8px;
  align-items: baseline; border-top: 1px solid #d8dde0; }
.om-figures-line .om-now { white-space: normal; }
.om-figures-line .om-progress { left: 0; right: 0; }

/* A button over each figure sets its target; its words are for those who do not see the place. */
.st-key-figures-targets { position: absolute; inset: 0; display: grid !important;
  grid-template-columns: repeat(4, minmax(0, 1fr)) minmax(0, 1.5fr) minmax(0, 2.2fr);
  height: 100%; }
.st-key-figures-targets > div, .st-key-figures-targets [data-testid="stButton"] { height: 100%;
  width: 100% !important; }
.st-key-figures-targets button { width: 100%; height: 100%; min-height: 0; color: transparent;
  border-radius: 6px; overflow: hidden; }
.st-key-figures-targets button:hover { background: rgb(0 94 184 / 8%); color: transparent; }
.st-key-figures-targets button p { white-space: nowrap; font-size: 11px; }

[data-testid="stVerticalBlock"]:has(> [data-testid="stLayoutWrapper"] > .st-key-figures) {
  gap: .5rem; }
.st-key-choices { gap: .25rem .75rem !important; }
.st-key-choices :is([role="combobox"], .react-aria-ComboBox > div, button[kind="secondary"]) {
  min-height: 2.25rem; height: 2.25rem; }

.st-key-stage, .st-key-stage-separation { display: grid !important; gap: 16px;
  align-items: start; }
.st-key-stage { grid-template-columns: minmax(0, 1fr) 344px; }
.st-key-stage-separation { grid-template-columns: 350px minmax(0, 1fr); }
.st-key-stage-separation:has(.st-key-panel) {
  grid-template-columns: 320px minmax(0, 1fr) 300px; }
:is(.st-key-stage, .st-key-stage-separation) > div { width: 100% !important; min-width: 0; }
:is(.st-key-stage, .st-key-stage-separation) > div > .st-key-drawing, .st-key-beside {
  width: 100%; min-width: 0; }
.st-key-beside { gap: 12px !important; }
.st-key-beside h2 { font-size: 18px; line-height: 24px; padding: 0 0 8px; }
.st-key-beside [data-testid="stHeading"] [data-testid="stMarkdownContainer"] { margin-bottom: 0; }
.st-key-beside h3 { font-size: 15px; line-height: 20px; padding: 8px 0; }
.st-key-beside [data-testid="stMarkdownContainer"] :is(p, li) { font-size: 14px; line-height: 20px;
  overflow-wrap: anywhere; }
.st-key-beside [data-testid="stMarkdownContainer"] :is(ol, ul) { margin: 4px 0; }
.st-key-beside small { font-size: 13px; line-height: 18px; }
.st-key-beside button[kind="tertiary"] { min-height: 24px; padding: 0; text-align: left;
  justify-content: flex-start; }
.st-key-beside button[kind="tertiary"] p { text-align: left; color: #005eb8; }
.st-key-beside button:not([kind="tertiary"]) { min-height: 32px; padding: 2px 12px; }
.st-key-findings :is(h2, h3), .st-key-checks h2 { font-size: 18px; line-height: 24px;
  padding: 0 0 8px; }
.st-key-findings [data-testid="stMarkdownContainer"] :is(p, li) { font-size: 14px;
  line-height: 20px; overflow-wrap: anywhere; }
.st-key-findings [data-testid="stMarkdownContainer"] :is(p, ol, ul) { margin-bottom: 6px; }
.st-key-findings button[kind="tertiary"] { min-height: 24px; padding: 0; }
.st-key-question > .st-key-steps { flex: 1 1 300px !important; width: auto !important; }
.st-key-finding-warning, .st-key-finding-error { border-color: #b35900 !important;
  border-left-width: 6px !important; }
.st-key-finding-error { border-color: #a2121b !important; }
.st-key-finding-info { border-color: #6d7d88 !important; border-left-width: 6px !important; }
.st-key-finding-head { justify-content: space-between; flex-wrap: nowrap !important; }
.st-key-cleared { border-left: 6px solid #00502f; border-radius: 6px; }

@media (max-width: 1100px) {
  .st-key-figures { min-height: 122px; }
  .st-key-stage, .st-key-stage-separation, .st-key-stage-separation:has(.st-key-panel) {
    grid-template-columns: minmax(0, 1fr); }
  .st-key-stage .st-key-beside { display: grid !important; gap: 12px; align-items: start;
    grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .st-key-stage .st-key-beside:has(.st-key-checks):not(:has(.st-key-panel)) {
    grid-template-columns: minmax(0, 1fr); }
  .st-key-stage .st-key-beside:not(:has(.st-key-finding), :has(.st-key-checks)) {
    grid-template-columns: minmax(0, 1fr); }
  .st-key-stage .st-key-beside > div { width: 100% !important; min-width: 0; }
  ul.om-figures, .st-key-figures-targets { grid-template-columns: repeat(3, minmax(0, 1fr)); }
  ul.om-figures li:nth-child(n + 4) { border-top: 1px solid #d8dde0; }
  ul.om-figures li:nth-child(4) { border-left: 0; }
}
@media (max-width: 640px), (max-height: 520px) {
  .st-key-figures { min-height: 42px; }
  .om-counting { padding: 8px 12px; }
  ul.om-figures { display: none; }
  .om-figures-line { display: block; }
  .st-key-figures-targets { position: static; display: flex !important; flex-flow: row wrap;
    height: auto; padding: 0 12px 8px; gap: 4px 16px !important; }
  .st-key-figures-targets > div, .st-key-figures-targets [data-testid="stButton"],
  .st-key-figures-targets button { width: auto !important; height: auto; }
  .st-key-figures-targets button { color: #005eb8; min-height: 24px; }
  .st-key-figures:not(:has(details[open])) .st-key-figures-targets { display: none !important; }
  .st-key-stage .st-key-beside { grid-template-columns: minmax(0, 1fr); }
  /* One row that is pushed aside: the drawing stands in the first screen. */
  .st-key-choices { flex-wrap: nowrap !important; overflow-x: auto; scrollbar-width: none;
    padding: 3px; margin: -3px; }
  .st-key-choices > * { flex: none !important; }
  /* A sign at the right that more follows. */
  .st-key-choices::after { content: "›" / ""; position: sticky; right: -3px; flex: none;
    width: 1.25rem; text-align: center; font-size: 1.25rem; line-height: 2.25rem; color: #425563;
    background: #fff; }
}
@media (forced-colors: active) and (min-width: 641px) and (min-height: 521px) {
  .st-key-figures-targets button p { opacity: 0; }
}
@media (forced-colors: active) {
  .st-key-figures-targets button { background: transparent; }
  .om-progress { outline: 1px solid CanvasText; }
  .om-progress > span { background: Highlight; }
}
</style>""".replace("\n", " ")  # Streamlit looks at each line, at each run


def show_look() -> None:
    """Put the look on the page; it takes no place."""
    st.html(_LOOK)
