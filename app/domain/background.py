"""Where a session stands: its organisations, documents, background, findings so far and terms."""

from typing import Literal

from app.domain.text import Model, Text


class Theme(Model):
    """A challenge area (C1-C4), a mechanism (M1-M3) or a sub-point of one (M2a)."""

    id: str
    group: Literal["challenge", "mechanism"]
    label: Text
    description: Text | None = None
    part_of: str | None = None


class Organisation(Model):
    """A body of the session: organiser, umbrella, or addressee of its guidance."""

    id: str
    name: Text
    part: Literal["organiser", "lead", "umbrella", "addressee"]


class Document(Model):
    """A text in the line of documents the session stands in."""

    id: str
    title: Text
    status: Literal["prior", "draft", "planned"]
    date: str
    summary: Text
    derives_from: str | None = None


class Point(Model):
    """A sentence of the session's background, tied to the guiding questions it bears on."""

    id: str
    text: Text
    questions: tuple[str, ...] = ()


class Term(Model):
    """A term that must be translated the same way everywhere."""

    id: str
    term: Text
