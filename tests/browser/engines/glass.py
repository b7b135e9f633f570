"""A screen as a person has it before them, in any browser: what is read on it, and what a finger can do."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tests.server.harness import wait_until

from .window import NotNow, Window

SIGHT = Path(__file__).with_name("sight.js").read_text()


class Glass:
    """An open window. What is looked for is waited for; what is pressed must lie open to the finger."""

    def __init__(self, window: Window, home: str) -> None:
        self.window, self._home = window, home

    def goto(self, path: str) -> None:
        """Open a page of the server."""
        self.window.goto(f"{self._home}{path}")

    def words(self, selector: str) -> list[str]:
        """What stands in each of the elements that are seen."""
        return list(self._look("words", selector))

    def sees(self, selector: str, words: str = "") -> None:
        """An element is seen, and these words in it."""
        self._until(lambda: any(words in one for one in self.words(selector)), selector, words)

    def sees_only(self, selector: str, *words: str) -> None:
        """These elements are seen, each with exactly these words, and no other."""
        self._until(lambda: self.words(selector) == list(words), selector, words)

    def sees_no(self, selector: str, words: str = "") -> None:
        """No element is seen that has these words."""
        self._until(lambda: not any(words in one for one in self.words(selector)), f"no {selector}", words)

    def tap(self, selector: str, words: str = "", whole: bool = False) -> None:
        """Press the first element that is seen and has these words."""
        self._press("place", selector, words, whole)

    def write(self, selector: str, text: str) -> None:
        """Type into an empty box."""
        self.tap(selector)
        self.window.write(text)
        self.holds(selector, text)

    def holds(self, selector: str, text: str) -> None:
        """This, and nothing else, stands in a box."""
        self._until(lambda: self._look("value", selector) == text, selector, text)

    def choose(self, form: str, *names: str) -> None:
        """Press choices of a form, each called by its words, with its row before them: "Local: 4"."""
        for name in names:
            self._press("choicePlace", form, name)

    def has_chosen(self, form: str, names: Sequence[str]) -> None:
        """These choices, and no others, stand chosen in a form and can be told from those that are not."""
        self._until(lambda: self._look("chosen", form) == list(names), f"chosen in {form}", names)

    def _press(self, how: str, *what: Any) -> None:
        places: list[Any] = []

        def stands_still() -> bool:
            places.append(self._look(how, *what))
            return bool(places[-1]) and len(places) > 2 and places[-3] == places[-2] == places[-1]

        self._until(stands_still, "to press", what)
        self.window.press_at(*places[-1])

    def _until(self, condition: Callable[[], bool], *what: object) -> None:
        def holds() -> bool:
            try:
                return condition()
            except NotNow:
                return False

        try:
            wait_until(holds, " ".join(map(str, what)))
        except BaseException as failed:
            failed.add_note(f"The screen: {self.words('body')}\nIts errors: {self.window.troubles}")
            raise

    def _look(self, what: str, *given: Any) -> Any:
        return self.window.evaluate(f"(what, ...given) => ({SIGHT})[what](...given)", what, *given)
