"""Two phones, a moderator and a board in any browser, and what each of them does in a session."""

from collections.abc import Sequence
from functools import cached_property
from math import inf
from time import monotonic

from app.domain.plan import AgendaItem
from tests.server.harness import Scene, Server, seed_plan, wait_until

from .engines.glass import Glass
from .engines.window import LAPTOP, PHONE, PROJECTOR, Engine, Shape, Window

VOTE = "form.vote"
WORDS = "form.words"
BOX = "form.words textarea"
SLOWER_THAN_A_WORD = 0.32
"""How many seconds lie between two keys, at least."""

VOTE_IS_IN = "Your vote is in. You can change it until voting closes."


class Travellers:
    """Ada and Ben with their phones, the moderator, and the board. Each comes in when first spoken of."""

    def __init__(self, engine: Engine, server: Server) -> None:
        self._engine, self._server = engine, server
        self.scene = Scene(server)
        self._windows: list[Window] = []

    @cached_property
    def ada(self) -> "Phone":
        """Ada's phone."""
        return self.phone("Ada")

    @cached_property
    def ben(self) -> "Phone":
        """Ben's phone."""
        return self.phone("Ben")

    @cached_property
    def moderator(self) -> "Moderator":
        """The moderator's laptop."""
        return Moderator(*self._role("moderator", LAPTOP))

    @cached_property
    def board(self) -> Glass:
        """The board in front of the room."""
        return Glass(*self._role("board", PROJECTOR))

    @cached_property
    def rapporteur(self) -> "Laptop":
        """The rapporteur's laptop."""
        return Laptop(*self._role("rapporteur", LAPTOP))

    def come_in(self) -> None:
        """Everyone comes in, before the session has begun."""
        for screen in (*self.phones, self.moderator, self.board):
            screen.sees("body")

    @property
    def phones(self) -> tuple["Phone", "Phone"]:
        """Both phones."""
        return self.ada, self.ben

    def phone(self, name: str, shape: Shape = PHONE) -> "Phone":
        """The phone of someone who has followed the short link and joined with a name. It may be large."""
        phone = Phone(self._window(shape), self._server.url)
        phone.goto(f"/{self.scene.code}")
        phone.write("form.joining [name=name]", name)
        phone.tap("form.joining button", "Join now")
        phone.sees("#now")
        return phone

    def all_see(self, item: AgendaItem) -> None:
        """The item is live on every screen."""
        for screen in (*self.phones, self.moderator, self.board):
            screen.sees("h1", item.headline.en)
        if item.inputs:
            for phone in self.phones:
                phone.sees(WORDS)

    def close(self) -> None:
        """Close every window; say what went wrong in any."""
        troubles = [trouble for window in self._windows for trouble in window.troubles]
        for window in self._windows:
            window.close()
        self.scene.close()
        assert not troubles, troubles

    def _role(self, role: str, shape: Shape) -> tuple[Window, str]:
        window = self._window(shape)
        window.goto(f"{self._server.url}/in/{self.scene.row.token(role)}")
        return window, self._server.url

    def _window(self, shape: Shape) -> Window:
        self._windows.append(self._engine.open(shape, "en"))
        return self._windows[-1]


class Laptop(Glass):
    """A laptop that is driven by keys."""

    pressed_at = -inf

    def key(self, key: str) -> None:
        """Press a key once the page is alive, and slower than the letters of a word follow each other."""
        self.sees("body[data-htmx-powered]")
        wait_until(lambda: monotonic() - self.pressed_at > SLOWER_THAN_A_WORD, "the next key")
        self.window.write(key)
        self.pressed_at = monotonic()


class Moderator(Laptop):
    """A moderator's laptop, driven by keys."""

    def key(self, key: str) -> None:
        """Press a key, once what stands on the screen has stood long enough to have been seen."""
        self.sees_no("body.unsettled")
        super().key(key)

    def goes_to(self, item: AgendaItem) -> None:
        """Press N; the item is live."""
        self.key("n")
        self.sees("#live h1", item.headline.en)

    def shows_on_the_board(self, text: str) -> None:
        """Walk up and then down to an input, and press W."""
        self.sees("#inputs li", text)
        for key in "kj":
            before: list[str] | None = None
            while text not in " ".join(now := self._after(key)) and now != before:
                before = now
        self.key("w")
        self.sees("#inputs li.shown", text)

    def _after(self, key: str) -> list[str]:
        self.key(key)
        self.sees("#inputs li.chosen")
        return self.words("#inputs li.chosen")


class Phone(Glass):
    """A participant's phone."""

    @property
    def who(self) -> str:
        """Their id in the log."""
        return str(self.window.evaluate("() => document.body.dataset.who"))

    def answers(self, *choices: str) -> None:
        """Choose, send, and see that the vote is in."""
        self.choose(VOTE, *choices)
        self.tap(f"{VOTE} button.primary")
        self.sees("#now", VOTE_IS_IN)

    def says(self, text: str) -> None:
        """Write an input, and see that it is saved."""
        self.write(BOX, text)
        self.tap(f"{WORDS} button.primary")
        self.sees(f"{WORDS} [data-state]", "Sent and saved.")
        self.sees("#mine li", text)

    def supports(self, text: str) -> None:
        """Support another's input."""
        self.sees("#others-list li", text)
        self.tap("#others-list button", "I support this")
        self.sees('#others-list button[aria-pressed="true"]')


def item(name: str) -> AgendaItem:
    """An item of the plan."""
    return seed_plan().as_planned[name]


def shown_ranks(choices: Sequence[str]) -> list[str]:
    """Ranked choices as they stand in the form, in its order."""
    order = [option.label.en for option in item("q4").vote.options]
    return sorted(
        (f"{place} {words}" for place, words in enumerate(choices, 1)),
        key=lambda one: order.index(one.partition(" ")[2]),
    )
