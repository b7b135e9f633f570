"""Fields: what the word processor works out itself, with what it shows until then."""

from collections.abc import Iterator

from app.exports.report.docx.elements import Element, w, words


def field(instruction: str, shown: str, properties: Element | None = None) -> Iterator[Element]:
    """The runs of a field."""
    yield from begin(instruction)
    yield w("r", properties, words(shown))
    yield end()


def begin(instruction: str) -> Iterator[Element]:
    """The runs before what a field shows."""
    yield w("r", w("fldChar", fldCharType="begin"))
    yield w("r", words(f" {instruction} ", "instrText"))
    yield w("r", w("fldChar", fldCharType="separate"))


def end() -> Element:
    """The run after what a field shows."""
    return w("r", w("fldChar", fldCharType="end"))
