"""A small session to test with: a plan of twenty minutes, and a scene that plays entries against it."""

from datetime import UTC, datetime, timedelta
from typing import Any

from app.domain.agenda.entries import ItemStarted, SessionEnded
from app.domain.ballots.entries import BallotCast
from app.domain.entry import Body, Entry
from app.domain.fold import apply, folded
from app.domain.inputs.entries import InputSent
from app.domain.inputs.support import Endorsed
from app.domain.outcome import Outcome
from app.domain.people.entries import Joined
from app.domain.plan import Plan
from app.domain.reading import read_body, write_body
from app.domain.session.entries import Planned, Undone
from app.domain.state import State
from app.domain.vote import Vote

NOON = datetime(2021, 5, 18, 10, 0, tzinfo=UTC)
"""The planned start: noon in Madrid."""


def words(english: str) -> dict[str, str]:
    return {"en": english}


def choices(*ids: str) -> list[dict[str, Any]]:
    return [{"id": id, "label": words(id.capitalize())} for id in ids]


def question(id: str, minutes: int, **asked: Any) -> dict[str, Any]:
    return {"id": id, "title": words(id), "minutes": minutes, "question": words(f"What of {id}?"), **asked}


def vote(kind: str, **asked: Any) -> dict[str, Any]:
    return {"kind": kind, "prompt": words("Choose"), **asked}


FRUIT = choices("apple", "pear", "plum", "fig")
SHORT_INPUTS = {"prompt": words("Say more"), "prompts": [{**choices("idea")[0], "hint": words("New?")}]}

PLAN = Plan.model_validate(
    {
        **dict.fromkeys(
            ("kind", "title", "short_title", "translations", "background_title", "findings_title"), words("-")
        ),
        **dict.fromkeys(("findings_intro", "challenge_heading", "mechanism_heading"), words("-")),
        "date": "2021-05-18",
        "starts": "12:00",
        "ends": "12:20",
        "zone": "Europe/Madrid",
        "zone_label": "CEST",
        "organisations": [],
        "themes": [{"id": "C1", "group": "challenge", "label": words("Care")}],
        "roles": choices("mayor"),
        "sections": choices("africa"),
        "councils": choices("resilience"),
        "agenda": [
            {"id": "opening", "title": words("Opening"), "minutes": 2},
            question(
                "single",
                5,
                vote=vote("single_choice", options=FRUIT),
                inputs={**SHORT_INPUTS, "characters": 40, "per_person": 3},
            ),
            question("several", 3, vote=vote("multiple_choice", options=FRUIT, at_most=2)),
            question("ranking", 3, vote=vote("ranking", options=FRUIT, at_most=3)),
            question(
                "scale",
                5,
                vote=vote(
                    "scale",
                    rows=choices("local", "global"),
                    options=choices("1", "2", "3", "4", "5"),
                    aside=choices("none"),
                ),
            ),
            {"id": "close", "title": words("Close"), "minutes": 2, "reads_back": True},
        ],
    }
)


def asking_for_words(item_id: str, plan: Plan = PLAN, **asked: Any) -> Plan:
    """A plan in which an item asks for words, and for nothing else."""
    words_asked = Vote.kinds["words"].model_validate(vote("words", **asked))
    agenda = (
        item.model_copy(update={"vote": words_asked, "inputs": None, "again": None})
        if item.id == item_id
        else item
        for item in plan.agenda
    )
    return Plan.model_validate(
        {name: getattr(plan, name) for name in Plan.model_fields} | {"agenda": tuple(agenda)}
    )


class Session:
    """A session, its log and a clock held by hand. What an actor does is logged and folded at once."""

    def __init__(self, *participants: str, at: str | None = None, plan: Plan | None = None) -> None:
        """Ready to start with everyone joined; with `at`, begun and gone to that item."""
        self.now, self.log, self.state = NOON, list[Entry](), State()
        self.do("system", Planned(plan=plan or PLAN))
        for participant in participants:
            self.do(participant, Joined())
        if at:
            self.go("opening")
            self.go(at)

    def do(self, actor: str, body: Body, key: str | None = None) -> Outcome:
        entry = Entry(len(self.log) + 1, self.now, actor, body, key)
        self.log.append(entry)
        return apply(self.state, entry)

    def moderate(self, body: Body) -> Outcome:
        return self.do("moderator", body)

    def later(self, **time: float) -> None:
        self.now += timedelta(**time)

    def go(self, item: str) -> Outcome:
        return self.moderate(ItemStarted(item=item, leaving=self.state.stage.live))

    def end(self) -> Outcome:
        return self.moderate(SessionEnded(leaving=self.state.stage.live))

    def undo(self) -> Outcome:
        return self.moderate(Undone(seq=self.state.actions[-1].seq))

    def answer(
        self, who: str, *chosen: str, item: str = "single", written_at: datetime | None = None
    ) -> Outcome:
        return self.do(who, BallotCast(item=item, answer={"": list(chosen)}, written_at=written_at))

    def send(self, who: str, text: str = "More fruit", **said: Any) -> Outcome:
        return self.do(who, InputSent(**{"item": "single", "text": text, **said}))

    def endorse(self, who: str, input: str, agree: bool = True) -> Outcome:
        return self.do(who, Endorsed(input=input, agree=agree))

    def counted(self, item: str = "single") -> dict[str, list[str]]:
        """Who has answered the item's vote with what (of a vote without rows)."""
        return {who: ballot.answer[""] for who, ballot in self.state.polls[item].ballots.items()}

    def input(self, number: int = 1) -> Any:
        return self.state.inputs[f"SINGLE-{number:03d}"]

    def replayed(self) -> State:
        """The state as another process would have it: from the log as it is written and read."""
        return folded(
            e._replace(body=read_body(e.body.kind, write_body(e.body), e.body.version)) for e in self.log
        )
