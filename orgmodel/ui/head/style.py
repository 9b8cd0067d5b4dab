"""What the theme has no setting for, as CSS of the page: spaces, the head row, the dark look."""

from __future__ import annotations

# The theme has no setting for the space beside a page, and drawings need the width; nor for the
# words of a shortcut, which are too faint to read. On a narrow screen undo and redo are icons.
STYLE = """<style>
[data-testid="stMainBlockContainer"] { padding-left: clamp(1rem, 2.5vw, 2.5rem);
  padding-right: clamp(1rem, 2.5vw, 2.5rem); }
button:not(:disabled) kbd { color: inherit; opacity: 1; }
.st-key-frame { margin-top: -1.25rem; gap: 0; }
.st-key-head { min-height: 3.25rem; gap: .5rem .75rem; }
.st-key-head > [class*="st-key-om-option"] { flex: 99 1 150px !important; width: auto !important;
  max-width: 230px; }
.st-key-head > [class*="st-key-om-option"] > div { width: 100% !important; }
.st-key-head h1 { padding: 0; font-size: 1.4rem; }
.st-key-head [data-testid="stMarkdownContainer"] { margin: 0; }
.st-key-head [data-testid="stMarkdownContainer"] p { margin: 0; }
.st-key-head [data-testid="stMarkdown"] { display: flex; align-items: center;
  min-height: 2.5rem; }
.st-key-under { gap: 0 1rem; }
.st-key-under button[kind="tertiary"] { min-height: 1.75rem; padding: 0; }
[data-testid="stMetricValue"] { font-size: 1.6rem; }
:is([data-testid="stMetricValue"], [data-testid="stMetricLabel"]) :is(div, p) {
  white-space: normal; overflow: visible; text-overflow: clip; }
.st-key-saved p { white-space: nowrap; margin: 0; }
.st-key-saved [data-testid="stMarkdownContainer"] { margin-bottom: 0; }
@media (min-width: 901px) and (max-width: 1180px) {
  .st-key-head > :has([data-testid="stMarkdown"] p > :nth-child(2)) { order: 1;
    flex-basis: 100%; max-width: none; }
  .st-key-head > :has([data-testid="stMarkdown"] p > :nth-child(2)) [data-testid="stMarkdown"] {
    min-height: 0; }
}
@media (min-width: 901px) {
  .st-key-head > :has([data-testid="stMarkdown"]) { flex: 9999 1 9rem; max-width: max-content;
    min-width: 0; }
  .st-key-head [data-testid="stMarkdown"] p { display: flex; gap: .375rem; min-width: 0; }
  .st-key-head [data-testid="stMarkdown"] p > :first-child { flex: none; }
  .st-key-head [data-testid="stMarkdown"] p > :last-child:not(:first-child) { flex: 0 1 auto;
    min-width: 0; }
}
@media (max-width: 1420px) { .st-key-head kbd { display: none; } }
@media (max-width: 900px) {
  .st-key-head { gap: .25rem .5rem; }
  .st-key-head > :has([data-testid="stMarkdown"]) { order: 1; flex-basis: 100%; }
  .st-key-head [data-testid="stMarkdown"] { min-height: 0; }
  .st-key-head button { padding: 0 .5rem !important; min-width: 2.5rem; }
  .st-key-option-undo p, .st-key-option-redo p { position: absolute; width: 1px; height: 1px;
    overflow: hidden; clip-path: inset(50%); white-space: nowrap; } }
@media (max-width: 640px) {
  .st-key-frame { gap: .25rem; }
  .st-key-head > :has([data-testid="stSpace"]) { display: none; }
  .st-key-head > [class*="st-key-om-option"] { flex: 1 1 110px !important; max-width: none; }
  .st-key-head > .st-key-head-organisation { flex: 1 1 calc(100% - 6rem) !important; }
  .st-key-head button { gap: 0; }
  .st-key-om-head-download p, .st-key-tour-never p { position: absolute;
    width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  .st-key-offer-tour { flex-wrap: nowrap !important; }
}
@media (max-width: 640px), (max-height: 520px) {
  .st-key-answer p { font-size: .875rem; line-height: 1.25rem; }
}
@media (prefers-color-scheme: dark) {
  [data-testid="stLogo"], [data-testid="stHeaderLogo"] { filter: invert(1) hue-rotate(180deg); }
  button[kind="primary"] * { color: #12212b !important; }
  [data-testid="stImage"] img { background: #fff; }
  .om-name, .om-start, .om-words, .om-now b.om-unknown { color: #c3cdd3 !important; }
  .st-key-figures, .st-key-figures li, .om-figures-line li { border-color: #5d6b75 !important; }
  .om-delta.om-better { color: #9fe0bd !important; }
  .om-delta.om-worse { color: #ffb3b5 !important; }
  .st-key-beside button[kind="tertiary"] p { color: #9ccbf8 !important; }
  .om-badge.om-unshown { color: #212b32; }
  .st-key-choices::after { color: #f0f4f5 !important; background: #1b2328 !important; }
}
@media (forced-colors: active) {
  [data-testid="stCheckbox"] label > div:first-of-type,
  [data-testid="stCheckbox"] label > div:first-of-type > div { outline: 2px solid ButtonText;
    forced-color-adjust: none; }
  [data-testid="stButtonGroup"] button[data-selected="true"] {
    outline: 3px solid Highlight; outline-offset: -3px; }
}
@media (prefers-color-scheme: dark) and (max-width: 640px),
  (prefers-color-scheme: dark) and (max-height: 520px) {
  .st-key-figures-targets button { color: #9ccbf8 !important; }
}
</style>""".replace("\n", " ")  # Streamlit looks at each line, at each run
