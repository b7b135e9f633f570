"""A report as a document: what it says, block by block, before any format has touched it.

`app.exports.report.compose` makes one out of a record; a renderer makes a file out of one. Every text in it is
in the document's `language`, but for what a person wrote, which says its own.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from app.domain.text import Language


class Run(NamedTuple):
    """A stretch of text of one kind.

    A `gap` is for the rapporteur to fill, and is highlighted. `note` are the ids of the inputs it rests on,
    which stand in a footnote after it. `language` is the words' own, where it is not the document's.
    """

    text: str
    bold: bool = False
    italic: bool = False
    gap: bool = False
    note: tuple[str, ...] = ()
    language: Language | None = None


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is a chapter. `id` is what links lead to, unique in the document."""

    level: int
    text: str
    id: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph. A "quote" is somebody's words, set in; a "caveat" says how something is to be read;
    what is "small" is said beside the text; what stands "before" something stays on its page."""

    runs: tuple[Run, ...]
    style: Literal["body", "lead", "small", "quote", "caveat", "before"] = "body"


@dataclass(frozen=True)
class Items:
    """A list, each item a paragraph's runs; `numbered` from 1."""

    items: tuple[tuple[Run, ...], ...]
    numbered: bool = False


class Head(NamedTuple):
    """The head of a column: what it is called, whether its cells are figures (set to the right), and how wide
    it is beside the others."""

    text: str
    figures: bool = False
    width: int = 1


@dataclass(frozen=True)
class Table:
    """A table; each row has a cell for each column. `caption` says what it shows, and stands above it."""

    caption: str
    columns: tuple[Head, ...]
    rows: tuple[tuple[tuple[Run, ...], ...], ...]


@dataclass(frozen=True)
class Bar:
    """One bar of a chart: what it is of, its length from 0 to 1, and the figure beside it ("42 %, 13")."""

    label: str
    share: float
    figure: str


@dataclass(frozen=True)
class Chart:
    """A bar chart. `alternative` says in words what it shows; `caption` what it is of, with its n."""

    caption: str
    bars: tuple[Bar, ...]
    alternative: str


Block = Heading | Paragraph | Items | Table | Chart


@dataclass(frozen=True)
class Document:
    """A report. `code` is the session's, for every page's head; `cover` are lines under the title ("Date" ->
    "18 May 2021, 12:00–13:30 CEST"); `made` is when and out of what it was made, for the last page."""

    language: Language
    code: str
    kind: str
    title: str
    cover: tuple[tuple[str, str], ...]
    blocks: tuple[Block, ...]
    made: str
