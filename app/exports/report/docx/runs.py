"""Runs of text in a word processor, and the footnotes after them."""

from collections.abc import Iterable, Iterator

from app.domain.text import Language
from app.exports.report.document import Run
from app.exports.report.docx.elements import Element, w, words
from app.exports.report.docx.footnotes import Footnotes
from app.exports.report.words import TAGS


class Runs:
    """Writes runs of one document."""

    def __init__(self, language: Language, footnotes: Footnotes) -> None:
        self._language, self._footnotes = language, footnotes

    def all(self, runs: Iterable[Run]) -> Iterator[Element]:
        """The runs, each with its footnote."""
        for run in runs:
            yield w("r", self._properties(run), *content(run.text))
            if run.note:
                yield self._footnotes.add(run.note)

    def _properties(self, run: Run) -> Element:
        language = TAGS[run.language or self._language]
        return w(
            "rPr",
            *((w("b"), w("bCs")) if run.bold else ()),
            *((w("i"), w("iCs")) if run.italic else ()),
            w("highlight", val="yellow") if run.gap else None,
            w("lang", val=language),
        )


def plain(text: str) -> Element:
    """A run of text like any other in its paragraph."""
    return w("r", *content(text))


def content(text: str) -> Iterator[Element]:
    """A text with its line ends and tabs."""
    for n, line in enumerate(text.split("\n")):
        if n:
            yield w("br")
        for m, part in enumerate(line.split("\t")):
            if m:
                yield w("tab")
            yield words(part)
