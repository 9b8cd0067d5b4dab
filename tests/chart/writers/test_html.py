"""A published page: one file that asks for nothing, says everything, and runs nothing else."""

from __future__ import annotations

import base64
import hashlib
import re
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import orgmodel as om
from orgmodel.chart.writers.html import to_html
from orgmodel.chart.writers.parts.file_format import Facts, Standing
from orgmodel.chart.writers.parts.told_levels import told_of
from tests.builders import organisation, post
from tests.chart.writers.pages import NASTY, ROOT, VIEWS, drawing
from tests.depth import at_least

VOID = {"meta", "input", "br", "rect", "path"}
ALLOWED = {
    *("html", "head", "meta", "title", "style", "script", "body", "a", "header", "main", "footer"),
    *("h1", "h2", "h3", "p", "div", "section", "nav", "aside", "ul", "ol", "li", "button", "span"),
    *("label", "input", "svg", "g", "rect", "path", "text"),
}


class Page(HTMLParser):
    """What a browser would make of a page: its elements, and the texts of some."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: list[tuple[str, str]] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {key: value or "" for key, value in attrs}))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open and data.strip():
            self.texts.append((self._open[-1], data))


FACTS = Facts(("Name", "Draft"), {"u": "Unit"}, (Standing("R1", "error", "It is so.", ("ce",)),))


def page(words: str = "Chief", pages: int = 1) -> str:
    made = [drawing(words, n, pages, f"{words} {n}") for n in range(1, pages + 1)]
    return to_html(made, FACTS)


def test_a_page_asks_for_nothing_from_anywhere() -> None:
    html = page(pages=3)
    for tag, attributes in Page(html).elements:
        assert not {"src", "srcset", "xlink:href", "action", "formaction"} & set(attributes)
        assert attributes.get("href", "#").startswith("#")
        assert tag in ALLOWED
        assert not [key for key in attributes if key.startswith("on") or key == "style"]
    assert "url(" not in html
    assert "@import" not in html
    assert "http" not in html.replace("http-equiv", "")


def test_the_policy_lets_only_its_own_style_and_script_run() -> None:
    html = page()
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        (content,) = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


@pytest.mark.parametrize("words", [*NASTY, "\u2028", "'\"><svg/onload=x>", "--></style><b>"])
def test_words_of_the_data_are_text_and_nothing_else(words: str) -> None:
    plain = [(tag, sorted(attributes)) for tag, attributes in Page(page("x")).elements]
    nasty = [(tag, sorted(attributes)) for tag, attributes in Page(page(words)).elements]
    assert nasty == plain


@settings(deadline=None, max_examples=at_least(20))
@given(st.text(max_size=30))
def test_any_words_leave_the_page_as_it_is(words: str) -> None:
    plain = [tag for tag, _ in Page(page("x")).elements]
    assert [tag for tag, _ in Page(page(words)).elements] == plain


def levels(html: str) -> list[tuple[str, int]]:
    """The lines of the page's lists of words, and how deep each stands."""
    found, depth = [], 0
    (words,) = re.findall(r'<h2 id="words-1".*?</h2>(.*?)</section>', html, re.DOTALL)
    for part in re.findall(r"<ul>|</ul>|<li><(?:button|span|a)[^>]*>[^<]*", words):
        depth += {"<ul>": 1, "</ul>": -1}.get(part, 0)
        if part.startswith("<li>"):
            found.append((part.rpartition(">")[2], depth))
    return found


@pytest.mark.parametrize("view", VIEWS)
def test_the_words_are_a_nested_list_of_what_the_view_tells(view: str) -> None:
    chart = om.load(ROOT / "data" / "brent").chart(view, paper="screen")
    html = chart.files(".html")[0].decode()
    assert [unescape(words) for words, _ in levels(html)] == [
        line.words for line in told_of(chart.drawings[0])
    ]


def test_a_list_is_as_deep_as_the_line() -> None:
    assert levels(page()) == [("Chief", 1), ("Chief 2", 2), ("a line", 1)]


def test_pages_refer_to_each_other() -> None:
    elements = Page(page(pages=3)).elements
    ids = {attributes["id"] for _, attributes in elements if "id" in attributes}
    links = [attributes["href"][1:] for tag, attributes in elements if tag == "a"]
    assert set(links) <= ids
    assert "page-2" in links
    assert len(ids) == len([1 for _, attributes in elements if "id" in attributes])


def test_a_box_is_embedded_once_with_its_data() -> None:
    boxes = [a for tag, a in Page(page("Ops")).elements if "box" in a.get("class", "").split()]
    assert [box["data-b"] for box in boxes] == ["0", "1"]
    assert boxes[0]["data-d"] == "Unit: Ops"
    findings = [a["data-s"] for tag, a in Page(page()).elements if "data-s" in a]
    assert findings == ["0"]


def generated(posts: int) -> om.Organisation:
    """So many posts with titles and units as long as they are in a real organisation."""
    rows = [post("p0", title="Chief Executive")]
    for n in range(1, posts):
        title = f"Senior manager of services and contracts {n}"
        rows.append(post(f"post-{n:05}", "p0" if n < 9 else f"post-{(n - 1) // 8:05}", title=title))
    return organisation(rows)


def test_500_posts_are_300_kilobytes_or_less() -> None:
    (html,) = generated(500).chart(paper="screen").files(".html")
    assert len(html) <= 300_000
    assert html.decode().count('class="box') == 500


def test_names_of_holders_are_left_out_unless_asked_for() -> None:
    held = organisation(
        [post("ce")],
        people=[{"id": "z1", "name": "Zebedee"}],
        appointments=[{"person": "z1", "post": "ce"}],
    )
    assert "Zebedee" not in held.chart().files(".html")[0].decode()
    assert "Zebedee" in held.chart(names=True).files(".html")[0].decode()


def test_the_same_chart_gives_the_same_bytes() -> None:
    assert page() == page()


def test_no_pages_are_an_error() -> None:
    with pytest.raises(ValueError, match="at least one drawing"):
        to_html([], Facts())


def test_findings_of_the_chart_are_on_the_page() -> None:
    chart = om.load(ROOT / "data" / "brent").chart("separation", paper="screen")
    said = [text for tag, text in Page(chart.files(".html")[0].decode()).texts if tag == "span"]
    assert chart.facts.findings
    for finding in chart.facts.findings:
        assert f"{finding.rule}, {finding.severity}: {finding.message}" in said
