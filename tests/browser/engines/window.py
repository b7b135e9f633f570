"""What a test asks of any browser: windows, and in each the few acts of a person's hand and eye."""

from typing import Any, NamedTuple, Protocol

from app.domain.text import Language


class Shape(NamedTuple):
    """The device a window stands for."""

    width: int
    height: int
    touch: bool = False


PHONE = Shape(390, 844, touch=True)
LAPTOP = Shape(1440, 900)
PROJECTOR = Shape(1920, 1080)


class NotNow(Exception):
    """The page could not be asked: it is being replaced, or the script failed in it. Asking again may help."""


class Window(Protocol):
    """One window with cookies and storage of its own."""

    troubles: list[str]
    """Errors that no script of the page caught, where the browser tells."""

    def goto(self, address: str) -> None:
        """Open an address, and wait until its page is there."""

    def reload(self) -> None:
        """Load the page again."""

    def back(self) -> None:
        """Go to the page before, and wait for nothing."""

    def forward(self) -> None:
        """Go to the page after, and wait for nothing."""

    def evaluate(self, function: str, *arguments: Any) -> Any:
        """What a function of the page's language answers, as JSON carries it. Raises NotNow."""

    def press_at(self, x: int, y: int) -> None:
        """A finger, or the mouse, comes down at a point of the window and goes up again."""

    def write(self, text: str) -> None:
        """Type a text where the cursor is."""

    def close(self) -> None:
        """Close the window and forget its cookies."""


class Engine(Protocol):
    """A running browser."""

    name: str

    def open(self, shape: Shape, language: Language) -> Window:
        """A new window."""

    def close(self) -> None:
        """End the browser."""
