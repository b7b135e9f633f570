"""Whatever people write, every format makes a file of it that opens."""

import re
from io import BytesIO

import docx
import pytest
from docx.oxml import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as some
from markdown_it import MarkdownIt

from app.exports.report.document import Bar, Chart
from app.exports.report.prepared import prepared
from app.exports.report.svg import draw
from app.exports.report.text import clean, one_line

from .making import file_of
from .samples import with_text
from .test_html import Seen

anything = some.text(some.characters(codec=None), max_size=40)
few = settings(max_examples=25, deadline=None)


@few
@given(anything)
def test_docx(text: str) -> None:
    word = docx.Document(BytesIO(file_of(with_text(text), "docx")))
    assert clean(text).split("\n")[0].split("\t")[0] in word.element.body.xpath("string(.)")


@few
@given(anything)
def test_pdf(text: str) -> None:
    assert file_of(with_text(text), "pdf").startswith(b"%PDF-1.7")


@few
@given(anything)
def test_html(text: str) -> None:
    page = Seen(file_of(with_text(text), "html").decode())
    assert "".join(page.words).count(one_line(text)) >= 5


@few
@given(anything)
def test_markdown(text: str) -> None:
    read = MarkdownIt("commonmark").enable("table").parse(file_of(with_text(text), "md").decode())
    assert sum(one.type == "heading_open" for one in read) == 1 + bool(one_line(text))
    assert sum(one.type == "table_open" for one in read) == 2


@given(anything, some.floats(allow_nan=False))
def test_a_drawing(text: str, share: float) -> None:
    text = one_line(text)
    parse_xml(draw(Chart(text, (Bar(text, min(max(share, 0), 1), text),), text)).text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x00b\x1fc\ud800d\uffffe\ufeff", "abcde"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("evil\u202etxt", "eviltxt"),
        ("\u2069 stray", " stray"),
        ("سلمى حداد", "\u2068سلمى حداد\u2069"),
        ("by سلمى حداد (12) and דנה", "by \u2068سلمى حداد\u2069 (12) and \u2068דנה\u2069"),
        ("\u2068سلمى\u2069 came", "\u2068سلمى\u2069 came"),
        ("plain", "plain"),
    ],
)
def test_a_text_is_fit_for_any_file_and_turns_nothing_round(text: str, shown: str) -> None:
    assert clean(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("👍", "[thumbs up sign]"),
        ("👩🏽‍🔧 and ☂️", "[woman, wrench] and [umbrella]"),
        ("🇪🇸 1️⃣ 🏴\U000e0067\U000e007f", "[flag ES] 1 [waving black flag]"),
        ("\ue000 a\u0378b", "[U+E000] a[U+0378]b"),
        ("© ™ → ≥ é 世 س", "© ™ → ≥ é 世 \u2068س\u2069"),
    ],
)
def test_symbols_stand_in_words(text: str, shown: str) -> None:
    assert clean(text) == shown


@pytest.mark.parametrize(("text", "times"), [("Cities 🤝 regions", 1), ("Cities and regions", 0)])
def test_that_symbols_stand_in_words_is_told_once_where_there_are_any(text: str, times: int) -> None:
    assert prepared(with_text(text)).made.count("entre crochets") == times
    for ending in ("html", "md"):
        assert file_of(with_text(text), ending).decode().count("entre crochets") == times


def test_a_long_label_stays_beside_its_bar() -> None:
    drawn = draw(Chart("", (Bar("W" * 200, 0.5, "50 %"), Bar("世" * 60, 0.5, "50 %")), ""), 680).text
    lines = re.findall(r'<text x="0"[^>]*>([^<]+)</text>', drawn)
    assert max(map(len, lines)) * 14 <= 680 * 0.4
