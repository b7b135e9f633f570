"""The report in a word processor: what whoever goes on writing finds there."""

from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document as Word
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from app.domain.text import Language
from app.exports.report.document import Heading, Items, Run, Table

from .making import file_of, runs
from .samples import HOSTILE, NAME, sample, with_text


@pytest.fixture(scope="module")
def word(docx_file: bytes) -> Word:
    return docx.Document(BytesIO(docx_file))


@pytest.fixture(scope="module")
def footnotes(docx_file: bytes) -> Any:
    return parse_xml(ZipFile(BytesIO(docx_file)).read("word/footnotes.xml"))


def in_style(word: Word, name: str) -> list[str]:
    return [paragraph.text for paragraph in word.paragraphs if paragraph.style.name == name]


def test_headings_have_the_word_processors_own_styles(word: Word) -> None:
    for level in (1, 2, 3):
        meant = [b.text for b in sample().blocks if isinstance(b, Heading) and b.level == level]
        assert in_style(word, f"Heading {level}") == meant
    assert in_style(word, "Title") == [sample().title]
    assert in_style(word, "Subtitle") == [sample().kind]


def test_a_heading_stays_with_what_follows(word: Word) -> None:
    for name in ("Heading 1", "Heading 2", "Heading 3", "Caption", "TOC Heading"):
        assert word.styles[name].paragraph_format.keep_with_next, name


@pytest.mark.parametrize("style", ["Lead", "Quote", "Caveat", "Caption", "List Bullet", "List Number"])
def test_each_kind_of_paragraph_has_a_style_of_its_own(word: Word, style: str) -> None:
    assert in_style(word, style)


def test_the_contents_are_a_field_that_is_filled(word: Word) -> None:
    instructions = [one.text.strip() for one in word.element.iter(qn("w:instrText"))]
    assert r'TOC \o "1-2" \h \z \u' in instructions
    [contents] = word.element.body.iter(qn("w:sdt"))
    told = [[t.text for t in link.iter(qn("w:t"))] for link in contents.iter(qn("w:hyperlink"))]
    assert [one[0] for one in told] == [
        b.text for b in sample().blocks if isinstance(b, Heading) and b.level < 3
    ]
    pages = [int(page) for _text, page in told]
    assert pages == sorted(pages) and pages[0] == 2 and pages[-1] > 4


def test_nobody_is_asked_to_renew_fields_when_it_is_opened(docx_file: bytes, word: Word) -> None:
    assert not [one for one in word.element.iter(qn("w:fldChar")) if one.get(qn("w:dirty"))]
    assert b"updateFields" not in ZipFile(BytesIO(docx_file)).read("word/settings.xml")


def test_every_link_within_the_file_leads_somewhere(word: Word, footnotes: Any) -> None:
    places = [one.get(qn("w:name")) for one in word.element.iter(qn("w:bookmarkStart"))]
    assert len(places) == len(set(places))
    links = [
        one.get(qn("w:anchor")) for part in (word.element, footnotes) for one in part.iter(qn("w:hyperlink"))
    ]
    assert len(links) > 30
    assert set(links) <= set(places)
    assert {"input_Q1_001", "_Toc00000000"} <= set(links)


def test_footnotes_name_the_inputs(word: Word, footnotes: Any) -> None:
    told = {
        one.get(qn("w:id")): "".join(t.text for t in one.iter(qn("w:t"))).strip()
        for one in footnotes
        if one.get(qn("w:type")) is None
    }
    referred = [one.get(qn("w:id")) for one in word.element.iter(qn("w:footnoteReference"))]
    assert referred == list(told) and len(referred) == sum(bool(run.note) for run in runs(sample()))
    assert told["1"] == "Rests on Q1-001, Q1-002."
    kinds = [one.get(qn("w:type")) for one in footnotes if one.get(qn("w:type"))]
    assert kinds == ["separator", "continuationSeparator"]


def test_an_input_that_the_report_does_not_have_is_named_and_no_link() -> None:
    notes = ZipFile(BytesIO(file_of(with_text("x"), "docx"))).read("word/footnotes.xml").decode()
    assert 'w:anchor="input_Q1_001"' in notes and "input_Q9_999" not in notes
    assert ">Q9-999<" in notes


def test_gaps_are_highlighted_and_nothing_else(word: Word) -> None:
    gaps = {run.text for p in word.paragraphs for run in p.runs if run.font.highlight_color is not None}
    assert gaps == {"[which?]", "[a sentence by the rapporteur]", "[date]"}


def test_words_say_their_language(word: Word) -> None:
    said = {}
    for paragraph in word.paragraphs:
        for run in paragraph.runs:
            for language in run._r.iter(qn("w:lang")):
                said[run.text] = language.get(qn("w:val"))
    assert said["¿Quién paga el mantenimiento cuando termina la concesión?"] == "es-ES"
    assert said["Nobody wants to pay for it alone."] == "en-GB"
    assert {"en-GB", "es-ES", "fr-FR"} == set(said.values())


def test_the_file_says_its_language_and_its_title(language: Language) -> None:
    word = docx.Document(BytesIO(file_of(sample(language), "docx")))
    tag = {"en": "en-GB", "es": "es-ES", "fr": "fr-FR"}[language]
    [default] = word.styles.element.find(qn("w:docDefaults")).iter(qn("w:lang"))
    assert default.get(qn("w:val")) == tag
    assert word.core_properties.language == tag
    assert word.core_properties.title == sample().title
    assert word.core_properties.author == ""


def test_tables_repeat_their_heads_and_set_figures_to_the_right(word: Word) -> None:
    votes, annex = word.tables
    assert [cell.text for cell in votes.rows[0].cells] == ["Option", "People", "Share"]
    for table in (votes, annex):
        heads = [len(row._tr.findall(f".//{qn('w:tblHeader')}")) for row in table.rows]
        assert heads == [1] + [0] * (len(heads) - 1)
        assert table.style.name == "Report Table"
    assert [cell.paragraphs[0].style.name for cell in votes.rows[1].cells] == [
        "Table Text",
        "Table Figures",
        "Table Figures",
    ]


def test_columns_are_as_wide_as_the_document_says(word: Word) -> None:
    annex = word.tables[1]
    widths = [column.width for column in annex.columns]
    [said] = [b.columns for b in sample().blocks if isinstance(b, Table) and len(b.columns) == 4]
    assert [round(width / widths[0]) for width in widths] == [head.width for head in said]
    assert sum(widths) <= word.sections[0].page_width - 2 * word.sections[0].left_margin + 635


def test_a_chart_is_a_sharp_picture_with_its_words(word: Word) -> None:
    shape, *others = word.inline_shapes
    assert len({one._inline.docPr.id for one in (shape, *others)}) == 1 + len(others)
    about = shape._inline.docPr
    assert about.get("descr").startswith("Of 42 people, 26 put somewhere safe to sleep first")
    [rid] = shape._inline.xpath(".//a:blip/@r:embed")
    image = word.part.related_parts[rid].image
    assert image.px_width / shape.width.inches > 250


def test_the_head_has_the_code_and_the_foot_the_page(word: Word) -> None:
    section = word.sections[0]
    assert section.header.paragraphs[0].text == f"R7KM · Draft report\t{sample().title}"
    assert section.first_page_header.paragraphs[0].text == "R7KM · Draft report"
    for foot in (section.footer, section.first_page_footer):
        fields = [one.text.strip() for one in foot._element.iter(qn("w:instrText"))]
        assert fields == ["PAGE", "NUMPAGES"]
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)
    assert round(section.left_margin.cm, 1) == 2.2


def test_what_people_wrote_is_text_to_the_letter(word: Word) -> None:
    assert HOSTILE in in_style(word, "Quote")
    assert f"\u2068{NAME}\u2069" in word.tables[1].rows[5].cells[1].text


def test_each_numbered_list_begins_at_one() -> None:
    twice = Items(((Run("a"),), (Run("b"),)), numbered=True)
    word = docx.Document(BytesIO(file_of(replace(sample(), blocks=(twice, twice)), "docx")))
    lists = [one.get(qn("w:val")) for one in word.element.body.iter(qn("w:numId"))]
    assert len(set(lists)) == 2 and lists[0] == lists[1] != lists[2]
    numbering = word.part.numbering_part.element
    assert len(list(numbering.iter(qn("w:startOverride")))) == 2


def test_the_font_travels_with_the_file(docx_file: bytes) -> None:
    archive = ZipFile(BytesIO(docx_file))
    assert sum(name.endswith(".odttf") for name in archive.namelist()) == 4
    table = archive.read("word/fontTable.xml").decode()
    assert all(f"<w:embed{face} " in table for face in ("Regular", "Bold", "Italic", "BoldItalic"))


def test_nothing_tells_when_it_was_written(docx_file: bytes) -> None:
    archive = ZipFile(BytesIO(docx_file))
    assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert not {"docProps/thumbnail.jpeg", "docProps/app.xml"} & set(archive.namelist())
    assert "1980-01-01T00:00:00Z" in archive.read("docProps/core.xml").decode()
