"""The report as another word processor reads it."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from .making import file_of, in_one_line
from .samples import HOSTILE, sample, with_text

OFFICE = shutil.which("soffice")
READER = shutil.which("pdftotext")

pytestmark = pytest.mark.skipif(
    not (OFFICE and READER), reason="needs LibreOffice Writer and pdftotext (scripts/setup-tests)"
)


@pytest.fixture(scope="module")
def pages(docx_file: bytes, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, list[str]]]:
    """The pages of the files, as text; and where the words of one stand."""
    folder = tmp_path_factory.mktemp("office")
    (folder / "sample.docx").write_bytes(docx_file)
    (folder / "hostile.docx").write_bytes(file_of(with_text(HOSTILE), "docx"))
    (folder / "endless.docx").write_bytes(file_of(with_text("https://example.org/" + "a/b-cW?" * 40), "docx"))
    files = [str(folder / f"{name}.docx") for name in ("sample", "hostile", "endless")]
    profile = f"-env:UserInstallation=file://{folder}/profile"
    subprocess.run(
        [str(OFFICE), "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), *files],
        check=True,
        capture_output=True,
        timeout=120,
    )
    told = {name: _pages(folder / f"{name}.pdf") for name in ("sample", "hostile")}
    yield {**told, "endless": _pages(folder / "endless.pdf", "-bbox")}


def _pages(file: Path, how: str = "-layout") -> list[str]:
    done = subprocess.run([str(READER), how, str(file), "-"], check=True, capture_output=True, timeout=60)
    return done.stdout.decode().split("\f")[:-1] or [done.stdout.decode()]


def test_it_reads_every_part(pages: dict[str, list[str]]) -> None:
    whole = in_one_line(" ".join(pages["sample"]))
    for text in (sample().title, "Contents", "Rests on Q1-001, Q1-002.", "[which?]", "Made on 18 May 2021"):
        assert text in whole
    assert "¿Quién paga el mantenimiento cuando termina la concesión?" in whole


def test_the_contents_stand_before_the_first_page_of_text(pages: dict[str, list[str]]) -> None:
    first, second, *_ = pages["sample"]
    assert "Contents" in first and "Annex: the inputs" in first
    assert "Forty-two people" not in first
    assert "Forty-two people" in second


def test_pages_are_counted_and_named(pages: dict[str, list[str]]) -> None:
    count = len(pages["sample"])
    assert count > 5
    for n, page in enumerate(pages["sample"], 1):
        assert f"Page {n} of {count}" in page
        assert "R7KM · Draft report" in page


def test_a_table_has_its_head_on_every_page(pages: dict[str, list[str]]) -> None:
    [begins] = [n for n, page in enumerate(pages["sample"]) if "Every input, in the order received" in page]
    assert len(pages["sample"]) - begins > 4
    for page in pages["sample"][begins:-1]:  # the last may have but how it was made
        assert "In their words" in in_one_line(page)


def test_what_means_harm_is_shown(pages: dict[str, list[str]]) -> None:
    whole = in_one_line(" ".join(pages["hostile"]))
    assert "<script>alert(1)</script>" in whole
    assert '#panic("no") $x^2$' in whole


def test_a_word_without_end_stays_within_the_page(pages: dict[str, list[str]]) -> None:
    ends = [float(right) for right in re.findall(r'xMax="(\S+)" ', "".join(pages["endless"]))]
    assert ends and max(ends) < (21 - 2) / 2.54 * 72
