"""Makes the pictures in docs/screens: every scene of the board, and the moderator's, the rapporteur's and a
participant's screens, each at three sizes.

`python scripts/screens.py` plays the session of `scripts/screenshots.py`; `python scripts/screens.py join
pause` takes those of the named scenes alone. Nobody in it is a real person.
"""

import sys
from collections.abc import Callable
from random import Random
from typing import Any

from screenshots import AUDIENCE, ROOT, Hall, opened, take

SCREENS = ROOT / "docs" / "screens"
QUALITY = 80


def device(width: int, height: int) -> dict[str, Any]:
    """A screen of a size, in pixels."""
    return {"viewport": {"width": width, "height": height}}


ON_THE_WALL = [device(1920, 1080), device(1280, 720), device(1024, 768)]
"""A projector, a window shared in a video call, and an old projector."""

IN_THE_HAND = [device(390, 844) | {"has_touch": True, "is_mobile": True}, device(1440, 900), device(1920, 1080)]
"""A phone, a laptop, and a large screen."""


def main() -> None:
    """Take them all, or those that are named."""
    SCREENS.mkdir(parents=True, exist_ok=True)
    with opened() as hall:
        play(Camera(hall, set(sys.argv[1:])))


class Camera:
    """Takes the pictures that are wanted."""

    def __init__(self, hall: Hall, wanted: set[str]) -> None:
        self.hall, self._wanted = hall, wanted

    def board(self, name: str, look: str = "") -> None:
        """The board as it is now."""
        self._each(f"board-{name}", ON_THE_WALL, lambda one: self._of("board", one, look))

    def moderator(self, name: str, then: Callable[[Any], None] = lambda page: None) -> None:
        """The moderator's screen as it is now, or after something was done there."""
        self._each(f"moderator-{name}", IN_THE_HAND, lambda one: self._of("moderator", one), then)

    def interpreter(self) -> None:
        """The interpreters' screen as it is now."""
        self._each("interpreter", IN_THE_HAND, lambda one: self._of("interpreter", one))

    def rapporteur(self, name: str, path: str) -> None:
        """A page of the rapporteur's as it is now."""
        self._each(f"rapporteur-{name}", IN_THE_HAND, lambda one: self._of("rapporteur", one, path))

    def participant(self, name: str, person: int = 0, language: str = "en") -> None:
        """What one of the people sees."""
        hall = self.hall
        self._each(
            f"participant-{name}", IN_THE_HAND, lambda one: hall.page(one, "", hall.people[person], language)
        )

    def _of(self, role: str, one: dict[str, Any], query: str = "") -> Any:
        return self.hall.page(one, f"/{role}{query}", self.hall.scene.holder(role))

    def _each(
        self,
        name: str,
        sizes: list[dict[str, Any]],
        opens: Callable[[dict[str, Any]], Any],
        then: Callable[[Any], None] = lambda page: None,
    ) -> None:
        if self._wanted and not any(one in name for one in self._wanted):
            return
        for one in sizes:
            page = opens(one)
            then(page)
            file = SCREENS / f"{name}-{one['viewport']['width']}.jpg"
            take(file, page, type="jpeg", quality=QUALITY)


def play(camera: Camera) -> None:
    """The session until its third question, with a picture of everything there is to be seen."""
    hall = camera.hall
    camera.board("before")
    camera.board("before-dark", "?look=dark")
    hall.join(AUDIENCE)
    hall.clock.set("11:56:30")
    hall.moderate("board", scene="join")
    camera.board("join")
    hall.moderate("board", scene="people")
    camera.board("people")

    for clock, do in (("12:00:20", "start"), ("12:05:10", "next"), ("12:15:00", "next")):
        hall.clock.set(clock)
        hall.moderate(do)
    hall.clock.set("12:18:40")
    hall.vote("q1", 1, 23)
    hall.write("q1")
    camera.board("session")
    camera.participant("voting")
    hall.moderate("board", scene="question")
    camera.board("question")
    hall.moderate("board", scene="agenda")
    camera.board("agenda")

    hall.clock.set("12:24:10")
    hall.vote("q1", 0, 1)
    hall.vote("q1", 23, 33)
    for do in ("close", "reveal"):
        hall.moderate(do)
    hall.moderate("board", scene="results")
    camera.board("results")
    hall.moderate("show_groups", constituency="section")
    camera.board("breakdown")
    camera.moderator("breakdown")
    hall.moderate("hide_groups")
    for shown in ("Q1-002", "Q1-004"):
        hall.moderate("show", input=shown)
    hall.moderate("board", scene="inputs")
    camera.board("inputs")
    hall.moderate("board", scene="session")
    camera.board("results-and-inputs")
    camera.board("results-and-inputs-dark", "?look=dark")
    hall.moderate("board", scene="pause", minutes=5)
    hall.clock.set("12:24:50")
    camera.board("pause")

    hall.clock.set("12:31:40")
    hall.moderate("next")
    hall.clock.set("12:35:20")
    hall.vote("q2", 0, 32)
    hall.write("q2")
    hall.clock.set("12:44:10")
    for person, topic in ((4, "Long partnerships"), (2, "Twinning"), (9, "Donors")):
        hall.people[person].post("floor", wanted=True, topic=topic)
    hall.moderate("floor_totals", shown=True)
    hall.moderate("give_floor", participant=hall.people[4].http.cookies["hemicycle_participant"].split(".")[0])
    hall.moderate("board", scene="floor")
    hall.clock.set("12:44:50")
    camera.board("floor")
    hall.moderate("board", scene="session")
    camera.board("session-and-floor")
    camera.moderator("late")
    camera.interpreter()
    camera.moderator("asking", lambda page: page.keyboard.press("q"))
    camera.participant("others", 1, "es")
    in_words(camera)
    read_back(camera)


def in_words(camera: Camera) -> None:
    """A question that is asked on the spot and answered in words."""
    hall, chance = camera.hall, Random("words")
    hall.moderate("ask", question="What does cooperation need?", vote="words")
    live = hall.scene.state.live
    assert live
    for person in hall.people[:31]:
        given = sorted({*chance.choices(NEEDED, [9, 7, 6, 5, *[2] * (len(NEEDED) - 4)], k=3)})
        assert person.post("ballot", item=live.id, answer=given).is_success
    camera.participant("words", 33, "fr")
    for do in ("close", "reveal"):
        hall.moderate(do)
    camera.board("words")
    camera.moderator("words")
    camera.participant("words-told", 3)


def read_back(camera: Camera) -> None:
    """The rapporteur at the desk, and a statement that is read back."""
    hall = camera.hall
    desk = hall.scene.holder("rapporteur")
    for fields in STATEMENTS:
        assert desk.post("draft", **fields).is_success
    for evidence, stance in EVIDENCE.items():
        assert desk.post("weigh", statement="G-01", evidence=evidence, stance=stance).is_success
    for do, said in HANDLED:
        assert desk.post(do, **said).is_success
    hall.clock.set("13:12:00")
    hall.moderate("go", item="validation")
    hall.moderate("put_forward", statement="G-01")
    hall.clock.set("13:14:30")
    for number, person in enumerate(hall.people[:27]):
        said = {"recognition": "change", "text": CHANGE} if number % 9 == 4 else {"recognition": "reflects"}
        assert person.post("recognise", statement="G-01", **said).is_success
    camera.board("statement")
    camera.moderator("statements")
    camera.participant("statement", 30, "fr")
    camera.rapporteur("log", "")
    camera.rapporteur("desk", "/desk?statement=G-01&input=Q1-002")
    camera.rapporteur("report", "/report")
    camera.rapporteur("trace", "/trace")


NEEDED = [
    *("Trust", "time", "confianza", "Partenariats durables", "learning", "long-term funding", "pairs", "youth"),
    *("voz", "local staff", "égalité", "transparency", "care", "técnicos", "less paperwork", "solidarité"),
]

STATEMENTS: list[dict[str, str]] = [
    {
        "en": "Local and regional governments are partners of cooperation, and not its beneficiaries alone.",
        "es": "Los gobiernos locales y regionales son socios de la cooperación, y no solo beneficiarios.",
        "fr": "Les gouvernements locaux et régionaux sont des partenaires de la coopération au développement.",
        "kind": "finding",
        "about": "q1",
    },
    {"en": "Fund long partnerships between peers directly.", "kind": "recommendation", "about": "q2"},
]
EVIDENCE = {
    "R-Q1": "supports",
    "Q1-001": "supports",
    "Q1-002": "supports",
    "Q1-004": "nuances",
    "Q1-003": "opposes",
}
HANDLED: list[tuple[str, dict[str, Any]]] = [
    ("quote", {"input": "Q1-002"}),
    ("tag", {"input": "Q1-001", "theme": "C1"}),
    ("consider", {"input": "Q1-005", "why_not": "Said of another session"}),
    ("group", {"inputs": ["Q1-001", "Q1-002"], "label": "Partners"}),
]
CHANGE = "Name the regions as well."


if __name__ == "__main__":
    main()
