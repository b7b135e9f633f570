"""How the board looks: an organisation's logo and two colours, light or dark."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from app.domain.contrast import READABLE, WHITE, Colour, contrast, readable_on
from app.domain.text import Model

Brightness = Literal["light", "dark"]


def _is_read_on_white(written: str) -> str:
    """A colour carries words on the board, so that one too pale is refused, with the nearest that is not."""
    colour = Colour.of(written)
    if (has := contrast(colour, WHITE)) < READABLE:
        nearest = readable_on(WHITE, colour).written
        raise ValueError(
            f"{written} is too pale for words on white: its contrast is {has:.1f}, and {READABLE} is needed. "
            f"The nearest that can be read is {nearest}."
        )
    return written.lower()


Hue = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$"), AfterValidator(_is_read_on_white)]


class Look(Model):
    """`logo` is a drawing beside the plan's file, and once read the drawing itself (a data URL); `colour` is
    for what matters, `second` for what is beside it; `board` is how bright the board is, unless its own key
    says otherwise."""

    logo: str = ""
    colour: Hue | None = None
    second: Hue | None = None
    board: Brightness = "light"
