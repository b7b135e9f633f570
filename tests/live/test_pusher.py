"""The pusher: what changed reaches every screen that shows it, once, in time, and nothing else does."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar

from app.domain.agenda.entries import ItemStarted, SessionEnded
from app.domain.ballots.entries import BallotCast, BallotWithdrawn
from app.domain.ballots.moderation import ResultsRevealed
from app.domain.entry import Body, Entry
from app.domain.inputs.entries import InputSent
from app.domain.inputs.moderation import InputSetAside, InputShown
from app.domain.inputs.support import Endorsed
from app.domain.names import Names
from app.domain.people.entries import Joined
from app.domain.session.entries import Planned, Undone
from app.domain.state import State
from app.domain.text import Language
from app.live.asking.screen import Screen
from app.live.room.connection import Connection
from app.live.room.room import Room
from app.live.room.steady import SteadyClock
from app.live.showing.pusher import TICK_SECONDS, Pusher
from app.live.showing.scene import Scene
from app.live.showing.view import View
from app.log.tables import SessionRow
from app.screens.views import VIEWS
from app.supervised import Supervised
from tests.exports.scenes import small_plan

from .wires import FakeWire

STARTED = datetime(2021, 5, 18, 10, 0, tzinfo=UTC)
VOTES = frozenset({"ballots"})
MOVES = frozenset({"agenda"})


def _live(scene: Scene) -> dict[str, Any]:
    return {"": scene.state.stage.live}


def _votes(scene: Scene) -> dict[str, Any]:
    return {"": len(scene.state.polls["q1"].ballots)}


def _none(scene: Scene) -> dict[str, Any]:
    return {"": ""}


NOW = View("participant", "now", "", _live, MOVES, leads=True)
COUNT = View("participant", "count", "", _votes, VOTES)
AGENDA = View("participant", "agenda", "", _live, MOVES)
OWN = View("participant", "own", "", lambda scene: {"": scene.who}, personal=True)
STAGE = View("board", "stage", "", _live, MOVES, leads=True)
HERE = View("board", "here", "", lambda s: {"": len(s.presence.participants)}, presence=True)
SAVED = View("board", "saved", "", lambda scene: {"": scene.saving}, trouble=True)


class QuickLoop(asyncio.SelectorEventLoop):
    """A loop whose clock jumps to whatever is due next: nothing is waited for."""

    def __init__(self) -> None:
        super().__init__()
        self._now = 0.0
        select = self._selector.select  # type: ignore[attr-defined]

        def jump(timeout: float | None) -> Any:
            self._now += timeout or 0
            return select(0)

        self._selector.select = jump  # type: ignore[attr-defined]

    def time(self) -> float:
        return self._now


class Plain(Pusher):
    """A pusher whose views read `name:language:value`, and which counts how often each was rendered."""

    rendered: ClassVar[Counter[tuple[str, Language]]] = Counter()

    def render(self, view: View, scene: Scene) -> str:
        Plain.rendered[view.name, scene.language] += 1
        [value] = view.data(scene).values()
        return f"{view.name}:{scene.language}:{value}"


class House:
    """A room with its pusher, on a loop of its own."""

    def __init__(self, views: tuple[View, ...], rate: float, kind: type[Pusher]) -> None:
        session = SessionRow(id=1, code="ABC234", cookie_secret="x")
        self.room = Room(session, State(), Names(), lambda draft: None, "http://here", SteadyClock())
        self.said = 0
        self.say("system", Planned(plan=small_plan()))
        for n in range(1, 10):
            self.say(f"p-{n}", Joined())
        self.say("moderator", ItemStarted(item="q1"))
        self.pusher = kind(self.room, views, rate)

    def say(self, who: str, body: Body) -> int:
        self.said += 1
        self.room.fold([Entry(self.said, STARTED + timedelta(seconds=self.said), who, body, str(self.said))])
        return self.said

    def vote(self, who: str = "p-1") -> None:
        self.say(who, BallotCast(item="q1", answer={"local": ["1"]}))

    def take_back(self, who: str = "p-1") -> None:
        self.say(who, BallotWithdrawn(item="q1"))

    def screen(
        self,
        screen: Screen = "participant",
        language: Language = "en",
        who: str = "p-9",
        seen: int | None = None,
        room: float = float("inf"),
    ) -> FakeWire:
        """A screen with a page made at seq `seen`, by default now, that has just connected."""
        wire = FakeWire(room)
        wire.connection = connection = Connection(screen, who, language, wire)  # type: ignore[attr-defined]
        self.room.presence.enter(connection)
        self.pusher.greet(connection, self.said if seen is None else seen)
        return wire

    def close(self, wire: FakeWire) -> None:
        self.room.presence.leave(wire.connection)  # type: ignore[attr-defined]


Play = Callable[[House], Awaitable[None]]


def held(play: Play, *views: View, rate: float = 5, kind: type[Pusher] = Plain) -> None:
    """Play with a house while its pusher runs."""

    async def hold() -> None:
        house = House(views, rate, kind)
        tasks = Supervised()
        for name, work in house.pusher.work.items():
            tasks.begin(name, work)
        await asyncio.sleep(1)
        Plain.rendered.clear()
        await play(house)
        assert not tasks.ended
        tasks.end_all()

    with asyncio.Runner(loop_factory=QuickLoop) as runner:
        runner.run(hold())


def test_a_change_is_rendered_once_a_language_and_reaches_everyone() -> None:
    async def play(house: House) -> None:
        languages: tuple[Language, ...] = ("en", "es", "fr")
        phones = [house.screen(language=languages[n % 3]) for n in range(900)]
        Plain.rendered.clear()
        house.vote()
        await asyncio.sleep(1)
        for n, phone in enumerate(phones):
            assert phone.texts == [f"count:{languages[n % 3]}:1"]
        assert Plain.rendered == {("count", language): 1 for language in languages}

    held(play, COUNT)


def test_only_screens_that_show_it_are_sent_it() -> None:
    async def play(house: House) -> None:
        phone, board = house.screen(), house.screen("board", seen=house.said)
        before = list(board.texts)
        house.vote()
        await asyncio.sleep(1)
        assert phone.texts == ["count:en:1"]
        assert board.texts == before

    held(play, COUNT, STAGE)


def test_what_reads_the_same_is_not_sent_again() -> None:
    async def play(house: House) -> None:
        phone = house.screen()
        house.vote()
        await asyncio.sleep(1)
        house.vote()
        await asyncio.sleep(1)
        house.vote("p-2")
        house.take_back("p-2")
        await asyncio.sleep(1)
        assert phone.texts == ["count:en:1"]

    held(play, COUNT)


def test_the_first_change_goes_out_at_once_and_then_so_many_a_second() -> None:
    async def play(house: House) -> None:
        phone = house.screen()
        house.vote("p-1")
        await asyncio.sleep(0.001)
        assert phone.texts == ["count:en:1"]
        for n in range(200):
            (house.take_back if n % 3 else house.vote)(f"p-{n % 7 + 1}")
            await asyncio.sleep(0.01)
        assert len(phone.texts) <= 1 + 2 * 5
        assert len(phone.texts) >= 5
        await asyncio.sleep(0.5)
        assert phone.texts[-1] == f"count:en:{len(house.room.state.polls['q1'].ballots)}"

    held(play, COUNT, rate=5)


def test_a_view_may_be_slower_than_the_rest() -> None:
    slow = View("participant", "slow", "", _votes, VOTES, per_second=0.5)

    async def play(house: House) -> None:
        phone = house.screen()
        for n in range(8):
            house.vote(f"p-{n + 1}")
            await asyncio.sleep(0.5)
        await asyncio.sleep(4)
        sent = Counter(text.partition(":")[0] for message in phone.texts for text in message.split("\n"))
        assert sent["count"] == 8
        assert sent["slow"] <= 3

    held(play, COUNT, slow, rate=5)


def test_what_changes_together_is_one_message_for_a_screen() -> None:
    both = View("participant", "both", "", _votes, VOTES)

    async def play(house: House) -> None:
        phone = house.screen()
        house.vote()
        await asyncio.sleep(1)
        assert phone.texts == ["count:en:1\nboth:en:1"]

    held(play, COUNT, both)


def test_what_leads_is_on_every_screen_before_the_rest() -> None:
    async def play(house: House) -> None:
        order: list[str] = []
        for wire in [house.screen() for _ in range(400)] + [house.screen("board") for _ in range(3)]:
            wire.on_put = order.append
        house.say("moderator", ItemStarted(item="q2", leaving="q1"))
        await asyncio.sleep(1)
        names = [text.partition(":")[0] for text in order]
        assert Counter(names) == {"now": 400, "stage": 3, "agenda": 400}
        assert names == sorted(names, key="agenda".__eq__)

    held(play, AGENDA, NOW, STAGE)


def test_a_new_screen_is_sent_what_changed_since_its_page() -> None:
    async def play(house: House) -> None:
        house.screen()
        page = house.said
        house.vote()
        await asyncio.sleep(1)
        assert house.screen(seen=page).texts == ["count:en:1"]
        assert house.screen(seen=0, language="fr").texts == ["now:fr:q1\ncount:fr:1"]
        assert house.screen(seen=house.said).texts == []

    held(play, NOW, COUNT)


def test_a_screen_from_beyond_the_logs_end_is_sent_everything() -> None:
    """Its page was made from another log: this one is an older copy that was put back."""

    async def play(house: House) -> None:
        house.vote()
        beyond = house.said + 1
        assert house.screen(seen=beyond).texts == ["now:en:q1\ncount:en:1\nown:en:p-9"]
        assert house.screen("board", seen=beyond).texts == ["stage:en:q1\nsaved:en:True"]

    held(play, NOW, COUNT, OWN, STAGE, SAVED)


def test_a_new_screen_is_sent_what_may_change_by_itself() -> None:
    async def play(house: House) -> None:
        house.vote()
        later = house.said
        assert house.screen("board", seen=later).texts == ["here:en:0"]
        house.room.trouble(saving=False)
        assert house.screen("board", seen=later).texts == ["here:en:0\nsaved:en:False"]

    held(play, HERE, SAVED)


def test_a_screen_from_before_this_process_is_told_that_trouble_is_over() -> None:
    async def play(house: House) -> None:
        assert house.screen("board", seen=house.said).texts == ["here:en:0\nsaved:en:True"]

    held(play, HERE, SAVED)


def test_people_coming_and_going_are_seen() -> None:
    async def play(house: House) -> None:
        board = house.screen("board")
        phone = house.screen(who="p-1")
        await asyncio.sleep(1)
        house.close(phone)
        await asyncio.sleep(1)
        assert board.texts == ["here:en:0", "here:en:1", "here:en:0"]

    held(play, HERE)


def test_a_view_that_does_not_follow_people_now_is_not_made_anew_for_them() -> None:
    async def play(house: House) -> None:
        board = house.screen("board")
        for who in ("p-1", "p-2"):
            house.screen(who=who)
            await asyncio.sleep(1)
        assert board.texts == []

    held(play, replace(HERE, while_=lambda state: state.stage.live != "q1"))


def test_trouble_is_told_and_its_end() -> None:
    async def play(house: House) -> None:
        board = house.screen("board")
        for saving in (False, False, True):
            house.room.trouble(saving)
            await asyncio.sleep(1)
        assert board.texts[-2:] == ["saved:en:False", "saved:en:True"]

    held(play, SAVED)


def test_time_alone_is_looked_at_again_while_an_item_is_live() -> None:
    ticks = iter(range(100))
    clock = View("participant", "clock", "", lambda scene: {"": next(ticks)}, ticks=True)

    async def play(house: House) -> None:
        phone = house.screen()
        phone.texts.clear()
        await asyncio.sleep(3 * TICK_SECONDS)
        assert len(phone.texts) == 3
        house.say("moderator", SessionEnded(leaving="q1"))
        await asyncio.sleep(3 * TICK_SECONDS)
        assert len(phone.texts) == 3

    held(play, clock)


def test_what_is_ones_own_reaches_only_ones_own_screens() -> None:
    async def play(house: House) -> None:
        mine = [house.screen(who="p-1"), house.screen(who="p-1", language="es")]
        other = house.screen(who="p-2")
        house.say("p-1", InputSent(item="q1", text="Mine"))
        await asyncio.sleep(1)
        assert [phone.texts for phone in mine] == [["own:en:p-1"], ["own:es:p-1"]]
        assert other.texts == []
        assert house.screen(who="p-1", seen=house.said - 1).texts == ["own:en:p-1"]
        assert house.screen(who="p-1").texts == []

    held(play, OWN)


def test_a_slow_phone_delays_nobody_and_gets_the_newest() -> None:
    async def play(house: House) -> None:
        slow, quick = house.screen(room=0), house.screen()
        for n in range(1, 5):
            house.vote(f"p-{n}")
            await asyncio.sleep(1)
        assert quick.texts == [f"count:en:{n}" for n in range(1, 5)]
        assert slow.texts == []
        assert slow.take() == ["count:en:4"]

    held(play, COUNT)


# Going back to an earlier rendering


def test_going_back_is_sent_to_those_who_were_greeted_meanwhile() -> None:
    async def play(house: House) -> None:
        first = house.screen()
        house.vote("p-1")
        house.take_back("p-1")
        await asyncio.sleep(1)
        page = house.said
        house.vote("p-1")  # sent at once; the next change waits
        await asyncio.sleep(0.01)
        house.vote("p-2")
        newcomer = house.screen(seen=page)
        assert newcomer.texts == ["count:en:2"]
        house.take_back("p-2")
        await asyncio.sleep(1)
        assert newcomer.texts[-1] == "count:en:1"
        assert first.texts[-1] == "count:en:1"

    held(play, COUNT)


def test_going_back_is_sent_to_a_page_made_while_nobody_of_its_language_was_there() -> None:
    async def play(house: House) -> None:
        board = house.screen("board")
        seq = house.say("moderator", ItemStarted(item="q2", leaving="q1"))
        await asyncio.sleep(1)
        assert board.texts == ["stage:en:q2"]
        house.close(board)
        seq = house.say("moderator", ItemStarted(item="close", leaving="q2"))
        await asyncio.sleep(1)
        reloaded = house.screen("board")  # its page shows "close"
        assert reloaded.texts == []
        house.say("moderator", Undone(seq=seq))
        await asyncio.sleep(1)
        assert reloaded.texts == ["stage:en:q2"]

    held(play, STAGE)


def test_going_back_is_sent_to_a_page_made_before_the_change_was_pushed() -> None:
    async def play(house: House) -> None:
        first = house.screen()
        house.vote("p-1")
        await asyncio.sleep(0.01)
        house.vote("p-2")  # waits, for a fifth of a second
        newcomer = house.screen()  # its page shows 2
        house.take_back("p-2")
        await asyncio.sleep(1)
        assert set(first.texts) == {"count:en:1"}
        assert newcomer.texts == ["count:en:1"]

    held(play, COUNT)


# Whether everyone has been sent everything


def test_it_is_settled_once_everything_was_sent() -> None:
    async def play(house: House) -> None:
        house.screen()
        assert house.pusher.settled("participant")
        house.vote()
        assert not house.pusher.settled("participant")
        assert house.pusher.settled("board")
        await asyncio.sleep(0.01)
        assert house.pusher.settled("participant")
        house.vote("p-2")
        await asyncio.sleep(0.01)
        assert not house.pusher.settled("participant"), "it waits for its turn"
        await asyncio.sleep(1)
        assert house.pusher.settled("participant")
        house.say("p-1", InputSent(item="q1", text="Mine"))
        assert not house.pusher.settled("participant")
        await asyncio.sleep(0.01)
        assert house.pusher.settled("participant")

    held(play, COUNT, OWN)


async def watched(house: House, phones: list[FakeWire], last: str) -> list[bool]:
    """At every turn of the loop when it said it was settled: whether all phones had been sent `last`."""
    found = []
    for turn in range(120):
        await asyncio.sleep(0 if turn < 60 else 0.01)
        if house.pusher.settled("participant"):
            found.append(all(phone.texts and phone.texts[-1] == last for phone in phones))
    return found


def test_it_is_not_settled_while_phones_are_still_written_to() -> None:
    async def play(house: House) -> None:
        phones = [house.screen() for _ in range(1500)]
        house.vote()
        found = await watched(house, phones, "count:en:1")
        assert found and all(found)

    held(play, COUNT)


def test_it_is_not_settled_while_the_rest_waits_for_what_leads_elsewhere() -> None:
    async def play(house: House) -> None:
        phones = [house.screen() for _ in range(10)]
        boards = [house.screen("board") for _ in range(1000)]
        house.say("moderator", ItemStarted(item="q2", leaving="q1"))
        found = await watched(house, phones, "agenda:en:q2")
        assert boards[-1].texts == ["stage:en:q2"]
        assert found and all(found)

    held(play, STAGE, AGENDA)


# The views of the service


def test_in_the_end_every_screen_holds_what_a_new_page_would_show() -> None:
    async def play(house: House) -> None:
        languages: tuple[Language, ...] = ("en", "es", "fr")
        screens: tuple[Screen, ...] = ("participant", "moderator", "board", "rapporteur")
        wires = {(one, lang): house.screen(one, lang, seen=0) for one in screens for lang in languages}
        aside = InputSetAside(input="Q1-002", reason="test")
        seqs = [
            house.say(*said)
            for said in (
                ("p-1", InputSent(item="q1", text="<b>One</b>")),
                ("p-2", InputSent(item="q1", text="Two")),
                ("p-3", Endorsed(input="Q1-001")),
                ("moderator", InputShown(input="Q1-001")),
                ("moderator", aside),
            )
        ]
        house.vote()
        await asyncio.sleep(1)
        house.say("moderator", Undone(seq=seqs[-1]))
        house.say("moderator", ResultsRevealed(item="q1"))
        await asyncio.sleep(3)
        for (screen, language), wire in wires.items():
            sent = "\n".join(wire.texts)
            for view in VIEWS:
                if view.screen == screen and not view.personal and not view.ticks:
                    assert sent.rfind(house.pusher.message(view, language).text) >= 0, (view.name, language)
        assert "<b>One" not in "".join(text for wire in wires.values() for text in wire.texts)

    held(play, *VIEWS, kind=Pusher)
