"""The people of a session with real browsers: what each does on their screen, and what it shows them."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Request,
    expect,
)

from app.domain.plan import AgendaItem, Plan
from app.domain.text import Language
from app.i18n import translations
from tests.faults.relay import Relay
from tests.server.harness import PATIENCE, Scene, Server, seed_plan
from tests.wayside import Wayside

from .engines.chromium import close
from .meter import Meter

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
LAPTOP = {"viewport": {"width": 1440, "height": 900}}
PROJECTOR = {"viewport": {"width": 1920, "height": 1080}}

AT_ONCE = "Math.random = () => 0"
"""What phones do at a moment of their own, so that not all do it together, each does as soon as it may."""

THREE_PICTURES = """async () => {
  for (const _ of [1, 2, 3]) await new Promise((drawn) => requestAnimationFrame(drawn));
}"""
"""Until the screen has been drawn as it is now."""

NOTHING = re.compile(r"(?!)")
ANYTHING = re.compile(r"")
CUT_OFF = re.compile(r"net::ERR_|WebSocket connection to|htmx:ws:error")
"""What Chromium and htmx say in the console of a page that cannot reach its server."""

LEFT_EARLY = re.compile(r"WebSocket is closed before the connection is established")
"""What Chromium says of a page that is left, or loaded again, while its line is opening: anyone may."""

BUSY = re.compile(r"responded with a status of 503")
"""What Chromium says in the console of a page whose preview has to wait for other files that are being made."""

REFUSED = re.compile(r"responded with a status of 4\d\d")
"""What Chromium says in the console of a page that answers a form that was refused, or is not there."""

Answer = Mapping[str, Sequence[str]]
One = TypeVar("One", bound="Screen")
Between = TypeVar("Between", bound=Wayside)


class Room:
    """One session on the server, and everyone who opens a screen of it in a browser."""

    def __init__(self, browser: Browser, server: Server, scene: Scene | None = None) -> None:
        self.browser, self.server = browser, server
        self.scene = scene or Scene(server)
        self.code = self.scene.code
        self.faults: list[str] = []
        self._contexts: list[BrowserContext] = []
        self.waysides: list[Wayside] = []

    @property
    def plan(self) -> Plan:
        """The plan of 18 May 2021."""
        return seed_plan()

    def phone(
        self, language: Language = "en", said: Mapping[str, str] | None = None, **context: Any
    ) -> "Phone":
        """The phone of someone who has joined by the short link."""
        phone = self.stranger(language, **context)
        phone.join(**(said or {}))
        return phone

    def stranger(self, language: Language = "en", **context: Any) -> "Phone":
        """A phone whose owner has not joined."""
        return self._screen(Phone, language, **{**PHONE, **context})

    def metered(self, language: Language = "en") -> tuple["Phone", Meter]:
        """A phone whose owner has not joined, and what counts its traffic."""
        meter = self._wayside(Meter(self.server.port))
        return self.stranger(language, base_url=meter.url), meter

    def relayed(self, language: Language = "en") -> tuple["Phone", Relay]:
        """A phone whose owner has not joined, and a hall's network between it and the server."""
        relay = self._wayside(Relay(self.server.port))
        return self.stranger(language, base_url=relay.url), relay

    def in_a_hall(self, item: str, language: Language = "en") -> tuple["Phone", Relay]:
        """A phone whose owner has joined over a hall's network that may fail, at an item."""
        phone, relay = self.relayed(language)
        phone.expected = ANYTHING
        phone.join()
        self.at(item)
        phone.sees_question(self.plan.as_planned[item])
        return phone, relay

    def relayed_role(self, kind: type[One], role: str) -> tuple[One, Relay]:
        """A role's screen, and a network between it and the server."""
        relay = self._wayside(Relay(self.server.port))
        return self._role(kind, role, "en", **LAPTOP, base_url=relay.url), relay

    def moderator(self, language: Language = "en", **context: Any) -> "Moderator":
        """A moderator's laptop, opened by the moderator's link."""
        return self._role(Moderator, "moderator", language, **{**LAPTOP, **context})

    def board(self, language: Language = "en", **context: Any) -> "Board":
        """The board, opened by the board's link."""
        return self._role(Board, "board", language, **{**PROJECTOR, **context})

    def rapporteur(self, language: Language = "en", **context: Any) -> "Rapporteur":
        """The rapporteur's laptop, opened by the rapporteur's link."""
        return self._role(Rapporteur, "rapporteur", language, **{**LAPTOP, **context})

    def interpreter(self, language: Language = "en", **context: Any) -> "Interpreter":
        """An interpreter's laptop, opened by the interpreters' link."""
        return self._role(Interpreter, "interpreter", language, **{**LAPTOP, **context})

    def at(self, item: str) -> "Room":
        """The session, gone to an item by a moderator elsewhere."""
        self.scene.at(item)
        return self

    def others_say(self, item: str, *texts: str) -> None:
        """Inputs of people whose phones play no part."""
        for text in texts:
            assert self.scene.participant().post("input", item=item, text=text).is_success

    def close(self) -> None:
        """Close every screen; say what went wrong on any of them."""
        for context in self._contexts:
            close(context)
        for wayside in self.waysides:
            wayside.close()
        self.scene.close()
        assert not self.faults, "\n".join(self.faults)

    def _role(self, kind: type[One], role: str, language: Language, **context: Any) -> One:
        screen = self._screen(kind, language, **context)
        screen.page.goto(f"/in/{self.scene.row.token(role)}")
        home = context.get("base_url", self.server.url)
        expect(screen.page).to_have_url(f"{home}/s/{self.code}/{role}")
        return screen

    def _wayside(self, one: Between) -> Between:
        self.waysides.append(one)
        return one

    def _screen(self, kind: type[One], language: Language, **context: Any) -> One:
        opened = self.browser.new_context(**{"base_url": self.server.url, "locale": language, **context})
        opened.set_default_timeout(1000 * PATIENCE)
        opened.add_init_script(AT_ONCE)
        self._contexts.append(opened)
        return kind(self, opened, language)


class Screen:
    """One person's open page, watched: nothing from another host, nothing refused, nothing in the console."""

    def __init__(self, room: Room, context: BrowserContext, language: Language) -> None:
        self.room, self.context, self.language = room, context, language
        self.expected = NOTHING
        """What may stand in this screen's console."""
        self.open_page()

    def open_page(self) -> None:
        """A new tab, that takes the place of the one before."""
        self.page: Page = self.context.new_page()
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self._fault(f"error: {error}"))
        self.page.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        said = message.text
        if message.type in ("error", "warning") and not (self.expected.search(said) or LEFT_EARLY.search(said)):
            self._fault(f"console: {said}")

    def _request(self, request: Request) -> None:
        ours = [self.room.server.url, *(wayside.url for wayside in self.room.waysides)]
        if not request.url.startswith(("data:", *(f"{url}/" for url in ours))):
            self._fault(f"request to {request.url}")

    def _fault(self, what: str) -> None:
        self.room.faults.append(f"{type(self).__name__} ({self.language}): {what}")

    def say(self, english: str, **values: Any) -> str:
        """Words of the interface in this person's language."""
        said = translations(self.language).gettext(english)
        return said % values if values else said

    def lose_network(self) -> None:
        """Nothing goes out or comes in from now on."""
        self.expected = CUT_OFF
        self.context.set_offline(True)

    def find_network(self) -> None:
        """The network is back."""
        self.context.set_offline(False)

    def take_hold_of_time(self) -> None:
        """From the next page on, time can be hurried; it still passes by itself."""
        self.page.clock.install()

    def hurry(self, seconds: int) -> None:
        """So many seconds pass at once on this page."""
        self.page.clock.fast_forward(seconds * 1000)

    def choose_language(self, language: Language) -> None:
        """Read another language from now on."""
        self.page.locator(f'.languages button[value="{language}"]').click()
        self.language = language
        expect(self.page.locator("html")).to_have_attribute("lang", language)


class Phone(Screen):
    """A participant's phone."""

    @property
    def who(self) -> str:
        """Their id in the log."""
        return self.page.locator("body").get_attribute("data-who") or ""

    @property
    def now(self) -> Locator:
        """The live item and its vote."""
        return self.page.locator("#now")

    @property
    def question(self) -> Locator:
        """The headline of the live item."""
        return self.now.locator("h1")

    @property
    def vote(self) -> Locator:
        """The form of the vote."""
        return self.page.locator("form.vote")

    @property
    def state(self) -> Locator:
        """What the phone says of the vote."""
        return self.now.locator("[data-state]")

    @property
    def words_state(self) -> Locator:
        """What the phone says of the input just sent."""
        return self.page.locator("form.words [data-state]")

    @property
    def box(self) -> Locator:
        """Where an input is written."""
        return self.page.locator("[data-draft]")

    @property
    def mine(self) -> Locator:
        """Own inputs that the server has."""
        return self.page.locator("#mine li")

    @property
    def waiting(self) -> Locator:
        """Own inputs that the server has not acknowledged."""
        return self.page.locator("#waiting li")

    @property
    def others(self) -> Locator:
        """The inputs of others."""
        return self.page.locator("#others-list li")

    @property
    def results(self) -> Locator:
        """The results of the live item."""
        return self.page.locator("#results")

    @property
    def line(self) -> Locator:
        """What is said of the connection."""
        return self.page.locator("#line")

    def join(self, **said: str) -> None:
        """Follow the short link and join."""
        self.page.goto(f"/{self.room.code}")
        for field, value in said.items():
            control = self.page.locator(f"form.joining [name={field}]")
            control.fill(value) if field == "name" else control.select_option(value)
        self.page.get_by_role("button", name=self.say("Join now")).click()
        expect(self.page.locator("#now")).to_be_visible()

    def sees_question(self, item: AgendaItem) -> None:
        """The item is live on this phone, in its language."""
        expect(self.question).to_have_text(item.headline.in_language(self.language))
        if item.inputs:  # the box comes in a message of its own, behind the question
            expect(self.page.locator(f'form.words[data-item="{item.id}"]')).to_be_visible()

    def choose(self, item: AgendaItem, answer: Answer) -> None:
        """Choose answers in the vote, by the words that stand on the screen."""
        assert item.vote is not None
        for row, options in answer.items():
            group = self.vote
            if row:
                label = next(one.label for one in item.vote.rows if one.id == row)
                group = self.vote.get_by_role("group", name=label.in_language(self.language))
            for option in options:
                self._choose(group, item, row, option)

    def _choose(self, group: Locator, item: AgendaItem, row: str, option: str) -> None:
        words = self.option_words(item, option)
        if item.vote.kind == "ranking" and option != "no_opinion":
            group.get_by_text(words, exact=True).tap()
            return
        if item.vote.kind == "scale" and row and option != "no_opinion":
            words = f"{option}: {words}"
        one = "radio" if item.vote.kind in ("scale", "single_choice") else "checkbox"
        group.get_by_role(one, name=words, exact=True).check()

    def option_words(self, item: AgendaItem, option: str) -> str:
        """An option as it is read on this phone."""
        if option == "no_opinion":
            return self.say("No opinion")
        return next(one.label for one in item.vote.choices if one.id == option).in_language(self.language)

    def send_vote(self) -> None:
        """Send what is chosen."""
        self.vote.locator("button.primary").click()

    def answer(self, item: AgendaItem, answer: Answer) -> None:
        """Vote, and see that the vote is in."""
        self.choose(item, answer)
        self.send_vote()
        self.sees_vote_is_in()

    def sees_vote_is_in(self) -> None:
        """The vote has been counted, and the phone says so."""
        expect(self.state).to_have_text(self.say("Your vote is in. You can change it until voting closes."))

    def chosen(self) -> list[str]:
        """What is chosen in the vote, as "name=value"."""
        return self.vote.locator(":checked").evaluate_all(
            "all => all.map(one => one.tagName === 'OPTION' ? `${one.parentElement.name}=${one.value}`"
            " : `${one.name}=${one.value}`).filter(one => !one.endsWith('='))"
        )

    def write(self, text: str, prompt: str = "", themes: Sequence[str] = ()) -> None:
        """Write an input and send it."""
        form = self.page.locator("form.words")
        if prompt:
            form.locator(f'[name=prompt][value="{prompt}"]').check()
        if themes and form.locator("details.tags[open]").count() == 0:
            form.locator("details.tags summary").click()
        for theme in themes:
            form.locator(f'[name=themes][value="{theme}"]').check()
        self.box.fill(text)
        form.locator("button.primary").click()

    def support(self, text: str) -> None:
        """Support another's input, once it is on this phone."""
        button = self.others.filter(has_text=text).get_by_role("button")
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")


class Moderator(Screen):
    """A moderator's laptop, driven by keys."""

    @property
    def question(self) -> Locator:
        """The headline of the live item."""
        return self.page.locator("#live h1")

    @property
    def states(self) -> Locator:
        """Whether voting is open and results are shown."""
        return self.page.locator("#live .pill")

    @property
    def line(self) -> Locator:
        """What is said of the last key, when it could not be done."""
        return self.page.locator("#said")

    @property
    def chosen(self) -> Locator:
        """The input that the keys act on."""
        return self.page.locator("#inputs li.chosen")

    def press(self, key: str) -> None:
        """Press a key, once what stands on the screen has stood long enough to have been seen, and slower than
        the letters of a word follow each other."""
        expect(self.page.locator("body[data-htmx-powered]")).to_have_count(1)
        expect(self.page.locator("body.unsettled")).to_have_count(0)
        self.page.wait_for_function("() => performance.now() - (window.pressedAt ?? -Infinity) > 320")
        self.page.keyboard.press(key)
        self.page.evaluate("() => { window.pressedAt = performance.now(); }")

    def shows_groups(self) -> None:
        """Press V, once the result can be shown by groups: the votes may only just have been closed."""
        expect(self.page.locator(".breakdown [data-key~=v]")).to_have_count(1)
        self.press("v")

    def gives_the_floor(self) -> None:
        """Give it to the first who asks, once their hand has stood long enough to have been seen."""
        button = self.page.get_by_role("button", name="Give the floor").first
        expect(button).to_be_visible()
        expect(self.page.locator("body.unsettled")).to_have_count(0)
        button.click()

    def figure(self, name: str) -> Locator:
        """A figure of who is here: Connected, Joined, Answered, Waiting for."""
        return self.page.locator("#people dl div").filter(has_text=self.say(name)).locator("dd")

    def input(self, text: str) -> Locator:
        """An input in the stream."""
        return self.page.locator("#inputs li").filter(has_text=text)

    def goes_to(self, item: AgendaItem) -> None:
        """Press N; the item is live."""
        self.press("n")
        expect(self.question).to_have_text(item.headline.in_language(self.language))

    def chooses(self, text: str) -> None:
        """Walk with K up and with J down the stream to an input."""
        expect(self.input(text)).to_be_visible()
        for key in ("k", "j"):
            before = None
            while before != (before := self._press_and_see(key)) and text not in self.chosen.inner_text():
                pass
            if text in self.chosen.inner_text():
                return
        raise AssertionError(f"{text!r} was not reached")

    def _press_and_see(self, key: str) -> str | None:
        self.press(key)
        return self.chosen.get_attribute("id")


class Interpreter(Screen):
    """An interpreter's laptop."""

    def press(self, key: str) -> None:
        """Press a key, once the page is alive."""
        expect(self.page.locator("body[data-htmx-powered]")).to_have_count(1)
        self.page.keyboard.press(key)


class Board(Screen):
    """The board in front of the room."""

    @property
    def question(self) -> Locator:
        """The question on stage."""
        return self.page.locator("#stage h1")

    def press(self, key: str) -> None:
        """Press a key, once the page is alive."""
        expect(self.page.locator("body[data-htmx-powered]")).to_have_count(1)
        self.page.keyboard.press(key)

    @property
    def stage(self) -> Locator:
        """What stands in front of the room."""
        return self.page.locator("#stage")

    @property
    def rate(self) -> Locator:
        """How many have answered."""
        return self.page.locator("#participation .rate")


class Rapporteur(Screen):
    """The rapporteur's laptop."""

    @property
    def lines(self) -> Locator:
        """The lines of the log."""
        return self.page.locator("#log tbody tr")

    def filter(self, **wanted: str) -> None:
        """Filter the log."""
        for field, value in wanted.items():
            control = self.page.locator(f"#filters [name={field}]")
            control.fill(value) if field == "text" else control.select_option(value)


def eventually(condition: Callable[[], bool], what: str, page: Page) -> None:
    """Wait until something holds that no locator can tell, while the page lives on."""
    for _ in range(int(PATIENCE * 20)):
        if condition():
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"waited in vain: {what}")
