"""The report as PDF: for whoever reads it, with eyes or without."""

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
import typst

from app.domain.text import Language
from app.exports.report import pdf
from app.exports.report.document import Heading, Paragraph, Run
from app.exports.report.fonts import FOLDER

from .making import file_of, in_one_line
from .samples import HOSTILE, NAME, sample, with_text

READER = shutil.which("pdftotext")

reads = pytest.mark.skipif(READER is None, reason="needs pdftotext (scripts/setup-tests)")

OTHER_LETTERS = f"{NAME} · Привет, мир · 世界 · ελλάδα · 👩🏽‍🔧 · \ue000 · a\u0378b · \U0010fffd"


def asked(tool: str, file: bytes, tmp_path: Path, *options: str) -> str:
    """What a tool says of a file."""
    path = tmp_path / "report.pdf"
    path.write_bytes(file)
    target = ["-"] if tool == "pdftotext" else []
    done = subprocess.run([tool, *options, str(path), *target], check=True, capture_output=True, timeout=60)
    return done.stdout.decode()


def test_it_claims_to_be_accessible_and_says_its_language(language: Language) -> None:
    file = file_of(sample(language), "pdf")
    assert file.startswith(b"%PDF-1.7")
    assert b"<pdfuaid:part>1</pdfuaid:part>" in file or b'pdfuaid:part="1"' in file
    tag = {"en": "en-GB", "es": "es-ES", "fr": "fr-FR"}[language]
    assert f"/Lang({tag})".encode() in file.replace(b"/Lang (", b"/Lang(")


@reads
def test_its_parts_are_tagged_for_what_they_are(pdf_file: bytes, tmp_path: Path) -> None:
    about = asked("pdfinfo", pdf_file, tmp_path)
    assert re.search(r"Tagged: +yes", about)
    assert re.search(rf"Title: +{re.escape(sample().title)}", about)
    tree = asked("pdfinfo", pdf_file, tmp_path, "-struct")
    for tag in ("H1", "H2", "H3", "Table", "THead", "TH", "TD", "LI", "Figure", "Note", "TOC", "Link"):
        assert re.search(rf"^ *{tag}\b", tree, re.MULTILINE), tag


def test_a_chart_has_its_words(pdf_file: bytes) -> None:
    assert b"/Alt(Of 42 people, 26 put somewhere safe to sleep first" in pdf_file


@reads
def test_it_says_what_the_document_says(pdf_file: bytes, tmp_path: Path) -> None:
    whole = in_one_line(asked("pdftotext", pdf_file, tmp_path))
    for text in (sample().title, "Contents", "Rests on Q1-001, Q1-002.", "[which?]", sample().made):
        assert text in whole
    for block in sample().blocks:
        if isinstance(block, Heading):
            assert block.text in whole


@reads
def test_every_page_says_which_it_is(pdf_file: bytes, tmp_path: Path) -> None:
    pages = asked("pdftotext", pdf_file, tmp_path).split("\f")[:-1]
    for n, page in enumerate(pages, 1):
        assert f"Page {n} of {len(pages)}" in page
        assert "R7KM · Draft report" in page


@reads
@pytest.mark.parametrize(
    "text", [HOSTILE, "#", "\\", "$", '"', "@x", "<x>", '"); #panic("', "]", "*/", "\\u{41}"]
)
def test_what_people_wrote_is_never_markup(text: str, tmp_path: Path) -> None:
    shown = asked("pdftotext", file_of(with_text(text), "pdf"), tmp_path)
    assert shown.replace("\n", "").replace(" ", "").count(text.replace(" ", "")) >= 8


@reads
def test_letters_that_the_font_lacks_do_not_fail_it(tmp_path: Path) -> None:
    file = file_of(with_text(OTHER_LETTERS), "pdf")
    assert b"pdfuaid" in file
    shown = asked("pdftotext", file, tmp_path)
    assert "[woman, wrench]" in shown and "[U+E000]" in shown and "a[U+0378]b" in shown
    assert "\ufffd" not in shown
    assert "Привет, мир" in shown


def test_a_machine_without_fonts_makes_it_too(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FOLDER])
    monkeypatch.setattr(pdf, "_fonts", lambda machines: alone)
    assert b"pdfuaid" in file_of(with_text(OTHER_LETTERS), "pdf")
    assert b"pdfuaid" in file_of(sample(), "pdf")


@reads
def test_letters_that_no_font_has_stand_in_words_and_that_is_told_once(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    alone = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FOLDER])
    monkeypatch.setattr(pdf, "_fonts", lambda machines: alone)
    shown = in_one_line(asked("pdftotext", file_of(with_text("12 → 10 and 𝐇𝐢"), "pdf"), tmp_path))
    assert "12 [rightwards arrow] 10 and Hi" in shown
    assert shown.count("entre crochets") == 1


@reads
@pytest.mark.parametrize("text", ["W" * 200, "https://example.org/" + "a/b-c_d?" * 30, "世界" * 80, "1️⃣" * 60])
def test_a_word_without_end_stays_within_the_page_and_its_cell(text: str, tmp_path: Path) -> None:
    file = file_of(with_text(text), "pdf")
    boxes = asked("pdftotext", file, tmp_path, "-bbox")
    words = [tuple(map(float, found)) for found in re.findall(r'<word xMin="(\S+)" .*? xMax="(\S+)" ', boxes)]
    assert words and max(right for _left, right in words) < (21 - 2) / 2.54 * 72


def test_levels_that_are_left_out_do_not_fail_it() -> None:
    blocks = (Heading(3, "deep", "a"), Paragraph((Run("x"),)), Heading(1, "flat", "b"), Heading(3, "deep", "c"))
    assert file_of(replace(sample(), blocks=blocks), "pdf").startswith(b"%PDF")


def test_a_document_without_anything_is_a_file_too() -> None:
    empty = replace(sample(), title="", kind="", code="", cover=(), blocks=(), made="")
    assert file_of(empty, "pdf").startswith(b"%PDF")


@reads
def test_its_letters_are_the_reports_own(pdf_file: bytes, tmp_path: Path) -> None:
    fonts = asked("pdffonts", pdf_file, tmp_path)
    for face in ("Regular", "Bold", "Italic"):
        assert re.search(rf"AtkinsonHyperlegibleNext-{face}\b", fonts), face


@reads
def test_it_is_known_on_which_page_each_heading_stands(pdf_file: bytes, tmp_path: Path) -> None:
    pages = asked("pdftotext", pdf_file, tmp_path).split("\f")
    headings = [block.text for block in sample().blocks if isinstance(block, Heading)]
    for text, page in zip(headings, pdf.pages_of_headings(sample()), strict=True):
        assert text in in_one_line(pages[page - 1])
