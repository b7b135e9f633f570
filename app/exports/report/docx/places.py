"""Places in the file that something leads to."""

from app.exports.report.docx.elements import Element, w


class Places:
    """Makes bookmarks, each with its own number."""

    def __init__(self) -> None:
        self._made = 0

    def around(self, name: str, *content: Element) -> tuple[Element, ...]:
        """The content with a bookmark around it."""
        self._made += 1
        return (w("bookmarkStart", id=self._made, name=name), *content, w("bookmarkEnd", id=self._made))


def of_input(id: str) -> str:
    """The name of an input's bookmark: letters, digits and low lines, forty at most."""
    return ("input_" + "".join(one if one.isalnum() else "_" for one in id))[:40]


def of_heading(n: int) -> str:
    """The name of the nth heading's bookmark, as tables of contents have them."""
    return f"_Toc{n:08}"


def link(place: str, *content: Element) -> Element:
    """A link to a place in the file."""
    return w("hyperlink", *content, anchor=place, history=1)
