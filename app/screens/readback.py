"""A guidance statement as it is read back, in the reader's language where it has one, and what was answered."""

from dataclasses import dataclass

from app.domain.guidance.data import Statement
from app.domain.guidance.standing import told
from app.domain.text import Language
from app.live.showing.scene import Scene


@dataclass(frozen=True)
class ReadBack:
    """A statement: its words and the language these are in, where that is not the reader's (else ""); how many
    said what, of how many `people`; how many have `answered`, of whom the last may not be told yet; and how
    many answered an `earlier` wording."""

    id: str
    text: str
    language: Language | str
    revision: int
    worded: int
    reflects: int
    change: int
    no: int
    people: int
    answered: int
    earlier: int
    forward: bool
    was_forward: bool


def read_back(scene: Scene, statement: Statement) -> ReadBack:
    """As it is now."""
    read, said = statement.read(scene.language), told(scene.state, statement)
    return ReadBack(
        id=statement.id,
        text=read.text,
        language="" if read.language == scene.language else read.language,
        revision=statement.revision,
        worded=statement.worded,
        reflects=said.reflects,
        change=said.change,
        no=said.no,
        people=said.people,
        answered=max(said.people, len(statement.answers)),
        earlier=statement.earlier_answers,
        forward=statement.forward,
        was_forward=statement.put_forward_at is not None,
    )


def read_back_now(scene: Scene) -> ReadBack | None:
    """The one that is read back now."""
    statement = scene.state.read_back
    return read_back(scene, statement) if statement else None
