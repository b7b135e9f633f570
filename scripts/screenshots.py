"""Makes the pictures in docs/images: the session of 18 May 2021, brought to life with an invented audience.

`python scripts/screenshots.py` starts a server on a temporary file whose clock stands on that day, lets people
join, vote and write as they would, and takes a picture of each screen. Nobody in it is a real person.
"""

import shutil
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import ZoneInfo

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.browser.conftest import ARGUMENTS, CHROMIUM  # noqa: E402
from tests.browser.people import LAPTOP, PHONE, PROJECTOR  # noqa: E402
from tests.server.harness import Person, Scene, Server, find_session, running  # noqa: E402

IMAGES = ROOT / "docs" / "images"
MOST_BYTES = 300_000
ON_PAPER = {**PHONE, "device_scale_factor": 2}


def main() -> None:
    """Take all the pictures."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with opened() as hall:
        the_day(hall)


@contextmanager
def opened() -> Iterator["Hall"]:
    """The hall a few minutes before the session, while the server runs."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        clock = Clock(folder / "clock")
        clock.set("11:52:00")
        settings = {"PUBLIC_URL": "http://live.example.org", "CLOCK_FILE": str(clock.file)}
        command = ("python", str(ROOT / "scripts" / "serve_on_that_day.py"))
        server = Server(f"sqlite:///{folder}/hemicycle.db", folder, command, **settings)
        stack.enter_context(running(server))
        chromium = stack.enter_context(sync_playwright()).chromium
        program = next(filter(None, map(shutil.which, CHROMIUM)))
        browser = stack.enter_context(chromium.launch(executable_path=program, args=ARGUMENTS))
        yield Hall(server, clock, browser)


class Clock:
    """The server's clock, as it is to stand on 18 May 2021."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def set(self, clock: str) -> None:
        """Set it to a time of the session's zone."""
        time = datetime.strptime(f"2021-05-18 {clock}", "%Y-%m-%d %H:%M:%S")  # noqa: DTZ007 - the zone comes next
        off = (
            time.replace(tzinfo=ZoneInfo("Europe/Madrid")).timestamp() - datetime.now().astimezone().timestamp()
        )
        self._put(off)

    def advance(self, seconds: int) -> None:
        """Let some seconds pass."""
        self._put(float(self.file.read_text()) + seconds)

    def _put(self, off: float) -> None:
        new = self.file.with_suffix(".new")
        new.write_text(str(off))
        new.replace(self.file)


class Hall:
    """The session, everyone in it, and a camera."""

    def __init__(self, server: Server, clock: Clock, browser: Browser) -> None:
        self.server, self.clock, self._browser = server, clock, browser
        self.scene = Scene(server, find_session(server.engine, server.links()["code"]))
        self._moderator = self.scene.holder("moderator")
        self.people: list[Person] = []

    def join(self, audience: list[tuple[str, str, str, str, str]]) -> None:
        """Let people in."""
        for language, name, role, section, council in audience:
            said = {"name": name, "role": role, "section": section, "council": council}
            self.people.append(self.scene.participant(language, **said))
            self.people[-1].open("participant")

    def moderate(self, do: str, **fields: Any) -> None:
        """What the moderator does."""
        done = self._moderator.post(do, **fields)
        assert done.is_success, done.text

    def vote(self, item: str, first: int, last: int) -> None:
        """Some of the people answer, the same way each time this is made."""
        vote = self.scene.state.plan.as_planned[item].vote
        assert vote is not None
        options = [option.id for option in vote.choices if option.id != "no_opinion"]
        chance = Random(f"{item} {first}")
        for person in self.people[first:last]:
            answer = {
                row: sorted({*chance.choices(options, weights, k=vote.limit)})
                for row, weights in VOTES[item].items()
            }
            assert person.post("ballot", item=item, answer=answer).is_success

    def write(self, item: str) -> None:
        """People write, and others support what they read."""
        for number, (author, prompt, themes, text, support) in enumerate(INPUTS[item]):
            self.clock.advance(11)
            writer = self.people[author]
            said = {"text": text, "prompt": prompt, "themes": themes, "consent": "constituencies"}
            sent = writer.post("input", item=item, **said).json()
            readers = [person for person in self.people if person is not writer]
            for reader in (readers[number:] + readers)[:support]:
                assert reader.post("endorse", input=sent["made"]).is_success

    def page(
        self, device: dict[str, Any], path: str, person: Person | None = None, language: str = "en"
    ) -> Page:
        """A screen of the session; of a person, or of someone who has not joined."""
        context = self._browser.new_context(
            **device, base_url=self.server.url, locale=language, reduced_motion="reduce", color_scheme="light"
        )
        for one in person.http.cookies.jar if person else ():
            context.add_cookies(
                [{"name": one.name, "value": one.value, "domain": "127.0.0.1", "path": one.path}]
            )
        page = context.new_page()
        page.goto(f"/s/{self.scene.code}{path}", wait_until="networkidle")
        return page

    def picture(self, name: str, page: Page) -> None:
        """Take the picture for the documents, and close the page."""
        take(IMAGES / f"{name}.png", page)


def take(file: Path, page: Page, **how: Any) -> None:
    """Take a picture of a page into a file, once it has its letters, and close it."""
    page.evaluate("document.fonts.ready.then(() => true)")
    page.screenshot(path=file, **how)
    page.context.close()
    size = file.stat().st_size
    print(f"{file.relative_to(ROOT)} {size // 1000} kB")
    assert size < MOST_BYTES, f"{file} is too large"


def the_day(hall: Hall) -> None:
    """The session until its third question, and the pictures."""
    hall.join(AUDIENCE)
    hall.clock.set("11:56:30")
    hall.picture("join", hall.page(ON_PAPER, "/join"))

    for clock, do in (("12:00:20", "start"), ("12:05:10", "next"), ("12:15:00", "next")):
        hall.clock.set(clock)
        hall.moderate(do)
    hall.clock.set("12:18:40")
    hall.vote("q1", 1, 23)
    hall.write("q1")
    hall.picture("phone", voting(hall.page(ON_PAPER, "", hall.people[0])))
    hall.picture("board", hall.page(PROJECTOR, "/board", hall.scene.holder("board")))

    hall.clock.set("12:24:10")
    hall.vote("q1", 0, 1)
    hall.vote("q1", 23, 33)
    for do in ("close", "reveal"):
        hall.moderate(do)
    for shown in ("Q1-002", "Q1-004"):
        hall.moderate("show", input=shown)
    hall.clock.set("12:24:50")
    hall.picture("board-results", hall.page(PROJECTOR, "/board", hall.scene.holder("board")))

    hall.clock.set("12:27:40")
    hall.moderate("next")
    hall.clock.set("12:31:20")
    hall.vote("q2", 0, 32)
    hall.write("q2")
    hall.clock.set("12:37:30")
    for do in ("close", "reveal"):
        hall.moderate(do)
    results = hall.page({**ON_PAPER}, "", hall.people[1], "es")
    results.locator("#results").scroll_into_view_if_needed()
    hall.picture("phone-results", results)

    hall.clock.set("12:40:10")
    hall.moderate("next")
    hall.clock.set("12:44:20")
    hall.vote("q3", 0, 27)
    hall.write("q3")
    hall.moderate("set_aside", input="Q3-002", reason="off_question")
    hall.moderate("show", input="Q3-003")
    for person in (hall.people[4], hall.people[2]):
        person.post("floor", wanted=True)
    hall.clock.set("12:46:10")
    hall.picture("moderator", hall.page(LAPTOP, "/moderator", hall.scene.holder("moderator")))
    log = hall.page(LAPTOP, "/rapporteur?kind=inputs", hall.scene.holder("rapporteur"))
    hall.picture("rapporteur", log)


def voting(page: Page) -> Page:
    """A phone whose owner is about to vote."""
    for row, point in (("Local", "5: Completely"), ("National", "3: Clearly")):
        page.get_by_role("group", name=row).get_by_role("radio", name=point).check()
    page.evaluate("scrollTo(0, 0)")
    return page


# The audience: a language, a name, a role, a section and a Policy Council each. Nobody here is real.

SPEAKERS = [
    ("en", "A councillor", "councillor", "africa", "resilience"),
    ("es", "Una concejala", "councillor", "latin_america", "multilevel_governance"),
    ("fr", "Un maire adjoint", "councillor", "africa", "new_urban_agenda"),
    ("fr", "Une sherpa", "sherpa", "europe", "multilevel_governance"),
    ("en", "A sherpa", "sherpa", "asia_pacific", "new_urban_agenda"),
    ("es", "Una asociación nacional", "association", "latin_america", ""),
    ("en", "A national association", "association", "europe", "multilevel_governance"),
    ("fr", "Une ville", "city", "middle_east_west_asia", "resilience"),
    ("en", "A city officer", "city", "metropolis", "resilience"),
    ("es", "Un alcalde", "councillor", "latin_america", "right_to_the_city"),
    ("en", "A partner", "partner", "partner", ""),
    ("fr", "Une conseillère régionale", "councillor", "forum_of_regions", "culture_city_diplomacy"),
]
AUDIENCE = [
    *SPEAKERS,
    *(
        (language, "", role, section, council)
        for language, _, role, section, council in (*SPEAKERS[1:], *SPEAKERS)
    ),
]

VOTES = {
    "q1": {
        "local": (1, 2, 5, 9, 7),
        "national": (2, 6, 9, 3, 1),
        "regional": (3, 9, 6, 2, 1),
        "global": (1, 3, 6, 9, 4),
    },
    "q2": {"": (1, 4, 8, 12, 4, 2)},
    "q3": {"local": (9, 5, 3, 10, 2, 3, 6, 7, 4), "global": (6, 9, 7, 3, 5, 4, 2, 2, 4)},
}
"""For each row of a vote, how likely each of its options is."""

INPUTS: dict[str, list[tuple[int, str, tuple[str, ...], str, int]]] = {
    "q1": [
        (
            2,
            "experience",
            ("M1",),
            "Nos jumelages sont devenus des partenariats : les deux villes envoient des agents.",
            6,
        ),
        (
            1,
            "experience",
            ("C3", "M1"),
            "La cooperación descentralizada ya no es ayuda: es aprendizaje mutuo entre iguales.",
            14,
        ),
        (4, "obstacle", ("M2",), "Agendas change every four years; partnerships need ten to bear fruit.", 9),
        (
            0,
            "proposal",
            ("C4", "M2"),
            "Say plainly that cities are partners in development, not only places where it happens.",
            17,
        ),
        (
            7,
            "experience",
            ("C2",),
            "Depuis la pandémie, nous échangeons chaque semaine avec les villes voisines.",
            5,
        ),
    ],
    "q2": [
        (
            0,
            "experience",
            ("C3",),
            "Two donors now fund the city directly, without passing through the ministry.",
            11,
        ),
        (9, "obstacle", ("C3",), "Los donantes piden resultados en un año; un barrio necesita una década.", 15),
        (
            3,
            "proposal",
            ("M1",),
            "Demander aux bailleurs de financer le temps des agents, pas seulement les équipements.",
            13,
        ),
        (
            6,
            "proposal",
            ("M2",),
            "Offer donors one door: the national association, with all its members behind it.",
            8,
        ),
        (
            5,
            "obstacle",
            ("C3", "C4"),
            "Las ciudades intermedias quedan fuera de casi todas las convocatorias.",
            12,
        ),
    ],
    "q3": [
        (
            2,
            "experience",
            ("M1",),
            "Une ingénieure de l’eau accueillie deux semaines chez nous a plus apporté que trois rapports.",
            13,
        ),
        (8, "experience", (), "Will the slides be shared afterwards?", 0),
        (
            1,
            "experience",
            ("M1", "C3"),
            "Sur-Sur y entre pares: aprendimos a cobrar el agua de una ciudad con nuestros mismos problemas.",
            16,
        ),
        (
            4,
            "obstacle",
            ("M2",),
            "Locally we plan across departments; globally each fund has one theme and one form.",
            10,
        ),
        (
            11,
            "proposal",
            ("M3",),
            "Planifier ensemble, entre régions et villes, avant de chercher un financement.",
            9,
        ),
        (
            6,
            "proposal",
            ("M2",),
            "Build on co-production: residents, staff and peers write the project together.",
            12,
        ),
    ],
}
"""For each question: who writes, with which prompt and themes, what, and how many support it."""


if __name__ == "__main__":
    main()
