"""The report as a page: one file, whole, and what it links to is there."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from docx.oxml import parse_xml

from app.domain.text import Language
from app.exports.report.document import Chart
from app.exports.report.html import body_html

from .making import file_of, runs
from .samples import HOSTILE, sample, with_text

VOID = {"meta", "br", "hr", "img", "link", "wbr"}


class Seen(HTMLParser):
    """What a page is made of: its elements with their attributes, and whether each was ended in its place."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(page)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attributes}) == len(attributes)
        self.elements.append((tag, dict(attributes)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attributes)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, words: str) -> None:
        if self._open and self._open[-1] != "style":
            self.words.append(words)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture(scope="module")
def seen(html_page: str) -> Seen:
    return Seen(html_page)


def test_it_needs_nothing_else(html_page: str, seen: Seen) -> None:
    tags = {tag for tag, _ in seen.elements}
    assert not tags & {"script", "link", "img", "iframe", "object"}
    without_names = html_page.replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert not re.search(r"(?:src|href)=\"?(?:https?:)?//", without_names)
    assert "@import" not in html_page
    assert all(address.startswith("data:") for address in re.findall(r'url\("?([^")]+)', html_page))
    assert not [name for _, attributes in seen.elements for name in attributes if name.startswith("on")]


def test_every_link_has_its_target_and_no_two_have_one_name(seen: Seen) -> None:
    names = [attributes["id"] for _, attributes in seen.elements if "id" in attributes]
    assert len(names) == len(set(names))
    links = [str(one["href"]) for one in seen.all("a")]
    assert len(links) > 40
    assert {link.removeprefix("#") for link in links} <= set(names)
    assert {"#note-1", "#from-note-1", "#Q1-001", "#in-short"} <= set(links)


def test_an_input_that_the_report_does_not_have_is_named_and_no_link() -> None:
    page = Seen(file_of(with_text("x"), "html").decode())
    links = {one["href"] for one in page.all("a")}
    assert "#Q1-001" in links and "#Q9-999" not in links
    assert "Q9-999" in "".join(page.words)


def test_headings_go_down_step_by_step(seen: Seen) -> None:
    levels = [int(tag[1]) for tag, _ in seen.elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_it_says_its_language_and_that_of_each_quotation(language: Language) -> None:
    page = Seen(file_of(sample(language), "html").decode())
    tag = {"en": "en-GB", "es": "es-ES", "fr": "fr-FR"}[language]
    assert page.all("html") == [{"lang": tag}]
    others = {one["lang"] for one in page.all("span") if "lang" in one}
    assert others == {"en-GB", "es-ES", "fr-FR"} - {tag}


def test_tables_say_what_their_heads_are(seen: Seen) -> None:
    assert len(seen.all("table")) == len(seen.all("caption")) == 2
    assert {one["scope"] for one in seen.all("th")} == {"col"}


def test_a_chart_has_its_words(seen: Seen) -> None:
    charts = seen.all("svg")
    assert len(charts) == sum(isinstance(block, Chart) for block in sample().blocks)
    for chart in charts:
        assert chart["role"] == "img"
        assert str(chart["aria-label"]).startswith("Of 42 people")


def test_gaps_are_marked(seen: Seen) -> None:
    assert len(seen.all("mark")) == sum(run.gap for run in runs(sample()))


def test_what_people_wrote_is_text(html_page: str) -> None:
    page = Seen(file_of(with_text(HOSTILE), "html").decode())
    assert not page.all("script") and not page.all("b")
    assert "".join(page.words).count(HOSTILE) >= 10


def test_a_drawing_is_well_formed(html_page: str) -> None:
    for page in (html_page, file_of(with_text(HOSTILE), "html").decode()):
        drawings = re.findall(r"<svg.*?</svg>", page, re.DOTALL)
        assert drawings
        for drawing in drawings:
            parse_xml(drawing)


def test_the_body_stands_in_another_page() -> None:
    body = Seen(body_html(sample()))
    assert body.elements[0] == ("article", {"class": "report", "lang": "en-GB"})
    assert not {"html", "head", "style", "h1"} & {tag for tag, _ in body.elements}
    assert not [attributes for _, attributes in body.elements if "style" in attributes]
