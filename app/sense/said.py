"""What is suggested of what was said. Apart from the computing, which the service itself need not load."""

from typing import Literal, NamedTuple


class Said(NamedTuple):
    """Something said: its id, its words, and the language its author was reading, a prior for its own."""

    id: str
    text: str
    language: str


class ThemeSaid(NamedTuple):
    """A theme and all that it is called and described by, in every language: each text with the theme it is of,
    which may be a part of it."""

    id: str
    texts: tuple[str, ...]


class Likely(NamedTuple):
    """These may say alike; `ties` are the words that tie them, across languages. `likeness` is from 0 to 1."""

    ids: tuple[str, ...]
    ties: tuple[str, ...]
    likeness: float


class LikelyTheme(NamedTuple):
    """An input may be of this theme, because it is near this text of it."""

    theme: str
    likeness: float
    because: str


class Twins(NamedTuple):
    """Two that may be the same, by their wording or their meaning. One may deny what the other says: that reads
    as alike to a machine, so where only one has a negation, it is said."""

    one: str
    other: str
    likeness: float
    because: Literal["wording", "meaning"]
    differs_by_negation: bool


class OpinionGroup(NamedTuple):
    """How many people, and which statements they support more than the others do, the clearest first."""

    people: int
    statements: tuple[str, ...]


class Suggestions(NamedTuple):
    """Groups; for each id the likeliest themes; near-duplicates; ids whose language may be another one; and
    groups of people who support the same."""

    groups: tuple[Likely, ...]
    themes: dict[str, tuple[LikelyTheme, ...]]
    twins: tuple[Twins, ...]
    languages: dict[str, str]
    opinions: tuple[OpinionGroup, ...] = ()


NOTHING = Suggestions((), {}, (), {})


class Asked(NamedTuple):
    """What suggestions are asked for: of what was said, with which themes, how fine groups are (0 to 1), and
    what each person supports, nobody being named."""

    said: tuple[Said, ...]
    themes: tuple[ThemeSaid, ...]
    fineness: float
    support: tuple[tuple[str, ...], ...] = ()


def asked_from(given: list[object]) -> Asked:
    """What was asked for, from plain JSON."""
    said, themes, fineness, support = given
    return Asked(
        tuple(Said(*one) for one in said),  # type: ignore[attr-defined]
        tuple(ThemeSaid(id, tuple(texts)) for id, texts in themes),  # type: ignore[attr-defined]
        float(fineness),  # type: ignore[arg-type]
        tuple(tuple(one) for one in support),  # type: ignore[attr-defined]
    )


def suggestions_from(given: list[object]) -> Suggestions:
    """What is suggested, from plain JSON."""
    groups, themes, twins, languages, opinions = given
    return Suggestions(
        tuple(Likely(tuple(ids), tuple(ties), likeness) for ids, ties, likeness in groups),  # type: ignore[attr-defined]
        {id: tuple(LikelyTheme(*one) for one in found) for id, found in themes.items()},  # type: ignore[attr-defined]
        tuple(Twins(*one) for one in twins),  # type: ignore[attr-defined]
        dict(languages),  # type: ignore[call-overload]
        tuple(OpinionGroup(people, tuple(statements)) for people, statements in opinions),  # type: ignore[attr-defined]
    )
