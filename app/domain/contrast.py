"""How well a colour is read on another (Web Content Accessibility Guidelines 2.2, "relative luminance" and
"contrast ratio")."""

from typing import NamedTuple

READABLE = 4.5
"""The least contrast at which text of any size is read (success criterion 1.4.3)."""


class Colour(NamedTuple):
    """Red, green and blue, from 0 to 255 each."""

    red: int
    green: int
    blue: int

    @classmethod
    def of(cls, written: str) -> "Colour":
        """The colour written as `#0a6b6e`."""
        return cls(*(int(written[at : at + 2], 16) for at in (1, 3, 5)))

    @property
    def written(self) -> str:
        """As style sheets have it."""
        return "#" + "".join(f"{part:02x}" for part in self)

    def towards(self, other: "Colour", share: float) -> "Colour":
        """The colour mixed with another, of which it has this share (0 to 1)."""
        return Colour(*(round(mine + (its - mine) * share) for mine, its in zip(self, other, strict=True)))


WHITE, BLACK = Colour(255, 255, 255), Colour(0, 0, 0)


def contrast(one: Colour, other: Colour) -> float:
    """From 1, the same, to 21, black on white."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def readable_on(ground: Colour, colour: Colour) -> Colour:
    """The colour, as little changed as it takes to be read on the ground: darker on a light one, lighter on a
    dark one."""
    away = BLACK if _luminance(ground) > 0.18 else WHITE
    steps = (colour.towards(away, step / 50) for step in range(51))
    return next(one for one in steps if contrast(one, ground) >= READABLE)


def ink_on(ground: Colour) -> Colour:
    """Black or white, whichever is read better on it."""
    return max((WHITE, BLACK), key=lambda ink: contrast(ink, ground))
