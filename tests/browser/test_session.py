"""The session of 18 May 2021 from the first phone that joins to the table that is opened after it."""

import csv
import io
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

from playwright.sync_api import expect

from app.domain.plan import AgendaItem
from app.domain.text import Language

from .people import Answer, Board, Moderator, Phone, Rapporteur, Room

MOST_TRAFFIC = 130_000
"""How many bytes a whole session may cost a phone."""

EN, ES, FR = LANGUAGES = ("en", "es", "fr")

SAID: dict[Language, dict[str, str]] = {
    EN: {"name": "A councillor", "role": "councillor", "section": "africa", "council": "resilience"},
    ES: {"role": "association", "section": "latin_america"},
    FR: {"role": "city", "section": "europe", "council": "new_urban_agenda"},
}

ANSWERS: dict[str, dict[Language, Answer]] = {
    "q1": {
        EN: {"local": ["5"], "national": ["3"], "regional": ["2"], "global": ["4"]},
        ES: {"local": ["4"], "national": ["4"], "regional": ["4"], "global": ["1"]},
        FR: {"local": ["2"], "national": ["no_opinion"], "global": ["5"]},
    },
    "q2": {EN: {"": ["4"]}, ES: {"": ["no_relation"]}, FR: {"": ["no_opinion"]}},
    "q3": {
        EN: {"local": ["south_south", "peers", "planning"], "global": ["digital", "co_production", "capacity"]},
        ES: {"local": ["peers"], "global": ["peers", "institutions"]},
        FR: {"local": ["beyond_donor_recipient", "new_modes"], "global": ["no_opinion"]},
    },
    "q4": {
        EN: {"": ["C3", "C1", "donor_recipient", "C4", "institutions"]},
        ES: {"": ["C4", "C2"]},
        FR: {"": ["C3", "capacity_evidence", "C1"]},
    },
    "q5": {EN: {"": ["-2"]}, ES: {"": ["-1"]}, FR: {"": ["1"]}},
}

INPUTS: dict[str, dict[Language, str]] = {
    "q1": {
        EN: "Since 2015 our twinning is a partnership of equals:\nboth cities send staff.",
        ES: "La cooperación descentralizada ya no es ayuda; es aprendizaje mutuo 🤝",
        FR: "Au niveau local, tout a changé : les élus décident eux-mêmes des priorités.",
    },
    "q2": {
        EN: "+2 donors now fund the city directly, not through the ministry.",
        ES: "Los donantes piden resultados a corto plazo; las ciudades trabajan a largo plazo.",
        FR: "Ceci est un essai, à ne pas compter.",
    },
    "q3": {
        EN: 'Peers, not experts: a water engineer who visited for two weeks, "one of us".',
        ES: "La cooperación Sur-Sur, entre iguales; sin intermediarios.",
        FR: "La planification commune entre services, et entre villes.",
    },
    "q4": {
        EN: "=Access to finance= remains the main obstacle for secondary cities.",
        ES: "La desigualdad entre territorios frena cualquier cooperación.",
        FR: "Sans données locales, l’accès au financement reste un vœu.",
    },
    "q5": {
        EN: "Exchanges went online within a week; visits stopped, and trust suffers.",
        ES: "La pandemia nos hizo compartir protocolos de salud en días.",
        FR: "La crise a arrêté deux projets sur trois, mais ouvert le dialogue à distance.",
    },
}

SHOWN = {"q1": ES, "q2": EN, "q3": FR, "q4": EN, "q5": ES}
"""Whose input is shown on the board."""


class Hall:
    """Everyone in the session: three phones, the moderator, the board and the rapporteur."""

    def __init__(self, room: Room) -> None:
        self.room = room
        strangers = {language: room.stranger(language) for language in LANGUAGES}
        strangers[EN], self.traffic = room.metered(EN)
        for language, phone in strangers.items():
            phone.join(**SAID[language])
        self.phones: dict[Language, Phone] = strangers
        self.moderator: Moderator = room.moderator()
        self.board: Board = room.board()
        self.rapporteur: Rapporteur = room.rapporteur()

    @property
    def who(self) -> dict[Language, str]:
        """Each phone's participant, as the log has it."""
        return {language: phone.who for language, phone in self.phones.items()}

    def all_see(self, check: Callable[[Phone], None]) -> None:
        """Something holds on every phone."""
        for phone in self.phones.values():
            check(phone)


def test_the_whole_session(room: Room, tmp_path: Path, record_property: Callable[[str, object], None]) -> None:
    hall = Hall(room)
    expect(hall.moderator.figure("Joined")).to_have_text("3")
    the_keys_are_listed(hall.moderator)
    the_session_begins(hall)
    for item in room.plan.as_planned.questions:
        everyone_answers(hall, item)
        what_was_said_is_moderated(hall, item)
        results_are_revealed(hall, item)
    the_session_ends(hall)

    record_property("phone_traffic_bytes", hall.traffic.bytes)
    print(f"A phone's traffic in the whole session: {hall.traffic.bytes} bytes")
    assert hall.traffic.bytes <= MOST_TRAFFIC

    tables = downloaded(hall.rapporteur, tmp_path)
    every_input_is_in(tables["inputs"], hall)
    every_ballot_is_in_and_nobody_with_it(tables["ballots"], hall)
    every_table_opens_in_a_spreadsheet(tmp_path, tables)


def the_keys_are_listed(moderator: Moderator) -> None:
    moderator.press("?")
    keys = moderator.page.get_by_role("dialog")
    expect(keys).to_contain_text("Reveal or hide the results")
    moderator.press("Escape")
    expect(keys).to_be_hidden()


def the_session_begins(hall: Hall) -> None:
    opening, background = hall.room.plan.agenda[:2]
    expect(hall.board.question).to_have_text(hall.room.plan.title.en)
    hall.moderator.goes_to(opening)
    hall.moderator.press("e")
    extended = hall.moderator.page.locator("#agenda li.current .minutes")
    expect(extended).to_contain_text("+2")
    hall.moderator.press("u")
    expect(extended).not_to_contain_text("+2")
    hall.moderator.goes_to(background)
    hall.all_see(lambda phone: phone.sees_question(background))
    expect(hall.board.question).to_have_text(background.headline.en)


def everyone_answers(hall: Hall, item: AgendaItem) -> None:
    hall.moderator.goes_to(item)
    expect(hall.board.question).to_have_text(item.headline.en)
    hall.all_see(lambda phone: phone.sees_question(item))
    for language, phone in hall.phones.items():
        phone.answer(item, ANSWERS[item.id][language])
        phone.write(INPUTS[item.id][language], prompt="experience", themes=("C3", "M1"))
        expect(phone.words_state).to_have_text(phone.say("Sent and saved."))
        expect(phone.page.locator("[data-hint-shown]")).to_be_empty()
        expect(phone.mine).to_have_count(1)
    if item.id == "q3":
        no_more_than_three_can_be_chosen(hall.phones[EN], item)
    expect(hall.board.rate).to_have_text(re.compile(r"3\s+of 3 joined have answered"))
    expect(hall.moderator.figure("Waiting for")).to_have_text("0")


def no_more_than_three_can_be_chosen(phone: Phone, item: AgendaItem) -> None:
    locally = phone.vote.get_by_role("group", name="From your local point of view")
    expect(locally.locator(".chosen")).to_have_text("3 of 3 chosen")
    expect(locally.get_by_label(phone.option_words(item, "digital"), exact=True)).to_be_disabled()
    expect(locally.get_by_label(phone.option_words(item, "peers"), exact=True)).to_be_enabled()
    expect(locally.get_by_label("No opinion")).to_be_enabled()


def what_was_said_is_moderated(hall: Hall, item: AgendaItem) -> None:
    for reader, author in ((EN, FR), (ES, EN), (FR, ES)):
        hall.phones[reader].support(first_line(INPUTS[item.id][author]))
    shown = first_line(INPUTS[item.id][SHOWN[item.id]])
    expect(hall.moderator.input(shown)).to_contain_text("1 supports it")
    hall.moderator.chooses(shown)
    hall.moderator.press("w")
    expect(hall.board.stage.locator("blockquote")).to_contain_text(shown)
    author = hall.phones[SHOWN[item.id]]
    expect(author.mine).to_contain_text(author.say("On the board"))
    if item.id == "q2":
        one_input_is_set_aside(hall, INPUTS[item.id][FR], FR)


def one_input_is_set_aside(hall: Hall, text: str, language: Language) -> None:
    author, others = hall.phones[language], [hall.phones[EN], hall.phones[ES]]
    hall.moderator.chooses(text)
    hall.moderator.press("x")
    hall.moderator.chosen.get_by_role("button", name="was only a test").click()
    expect(hall.moderator.input(text)).to_contain_text("Set aside: was only a test")
    reason = author.say("was only a test")
    assert reason != "was only a test"
    expect(author.mine).to_contain_text(author.say("Set aside by the moderator: %(reason)s", reason=reason))
    for phone in others:
        expect(phone.others.filter(has_text=text)).to_have_count(0)


def results_are_revealed(hall: Hall, item: AgendaItem) -> None:
    hall.moderator.press("o")
    hall.all_see(lambda phone: expect(phone.now).to_contain_text(phone.say("Voting is closed.")))
    hall.all_see(lambda phone: expect(phone.now).to_contain_text(phone.say("Your vote was counted.")))
    hall.all_see(lambda phone: expect(phone.results.locator("table")).to_have_count(0))
    hall.moderator.press("r")
    for phone in hall.phones.values():
        expect(phone.results).to_contain_text(phone.say("What the room thinks"))
        for option in item.vote.options:
            expect(phone.results).to_contain_text(option.label.in_language(phone.language))
    expect(hall.board.stage.locator(".chart")).to_contain_text(item.vote.options[0].label.en)


def the_session_ends(hall: Hall) -> None:
    for item in hall.room.plan.agenda[-2:]:
        hall.moderator.goes_to(item)
    hall.moderator.press("n")
    expect(hall.moderator.question).to_have_text("The session has ended")
    hall.all_see(lambda phone: expect(phone.question).to_have_text(phone.say("Thank you")))
    hall.all_see(lambda phone: expect(phone.page.locator("#past details")).to_have_count(5))
    expect(hall.board.question).to_have_text("Thank you")


Table = list[dict[str, str]]


def downloaded(rapporteur: Rapporteur, folder: Path) -> dict[str, Table]:
    """The log filtered on the page and then taken home; every table by its name."""
    rapporteur.filter(kind="inputs", item="q3")
    expect(rapporteur.lines).to_have_count(3)
    rapporteur.filter(item="", text="essai")
    expect(rapporteur.lines).to_have_count(1)
    rapporteur.filter(kind="", text="Q2-003")
    expect(rapporteur.lines.filter(has_text="set aside")).to_contain_text("was only a test")
    with rapporteur.page.expect_download() as download:
        rapporteur.page.get_by_role("link", name="Download CSV (ZIP)").click()
    assert download.value.suggested_filename == f"uclg-2021-05-18_{rapporteur.room.code}_log.zip"
    with ZipFile(download.value.path()) as archive:
        archive.extractall(folder)
        return {Path(name).stem: read_csv(archive.read(name)) for name in archive.namelist()}


def read_csv(data: bytes) -> Table:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def every_input_is_in(inputs: Table, hall: Hall) -> None:
    who = hall.who
    said = {
        (row["question_no"], row["participant_ref"]): row["text_original"].removeprefix("'") for row in inputs
    }
    assert said == {
        (question.upper(), who[language]): text
        for question, texts in INPUTS.items()
        for language, text in texts.items()
    }
    assert {row["language"] for row in inputs} == set(LANGUAGES)
    assert {(row["activity"], row["themes"]) for row in inputs} == {("experience", "C3;M1")}
    shown = [row["text_original"].removeprefix("'") for row in inputs if row["shown_on_board"] == "y"]
    assert shown == [INPUTS[question][language] for question, language in SHOWN.items()]
    assert {row["endorsements"] for row in inputs} == {"1"}
    assert [row["status_reason"] for row in inputs if row["status"] == "set_aside"] == ["test"]


def every_ballot_is_in_and_nobody_with_it(ballots: Table, hall: Hall) -> None:
    cast = [(row["question_no"], row["row"], row["option_code"], row["rank_or_points"]) for row in ballots]
    asked = {item.id: item.vote for item in hall.room.plan.as_planned.questions}
    expected = [
        (question.upper(), row, option, str(place) if asked[question].kind == "ranking" else "")
        for question, answers in ANSWERS.items()
        for answer in answers.values()
        for row, options in answer.items()
        for place, option in enumerate(options, 1)
    ]
    assert sorted(cast) == sorted(expected)
    assert len({row["ballot_ref"] for row in ballots}) == sum(len(answers) for answers in ANSWERS.values())
    assert not any(who in row.values() for row in ballots for who in hall.who.values())
    assert {row["counted"] for row in ballots} == {"y"}
    assert {row["option_code"] for row in ballots if row["abstain"] == "y"} == {"no_opinion"}


def every_table_opens_in_a_spreadsheet(folder: Path, tables: dict[str, Table]) -> None:
    files = sorted(folder.glob("*.csv"))
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", COMMA_QUOTE_UTF8]
    subprocess.run(
        [*command, "--convert-to", "xlsx", "--outdir", folder, *files],
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert {file.stem for file in folder.glob("*.xlsx")} == set(tables)
    for name, rows in tables.items():
        columns = len(rows[0]) if rows else size_of(folder / f"{name}.xlsx")[1]
        assert size_of(folder / f"{name}.xlsx") == (len(rows) + 1, columns), name
    texts = shared_strings(folder / "inputs.xlsx")
    assert {text for answers in INPUTS.values() for text in answers.values()} <= {
        text.removeprefix("'") for text in texts
    }


COMMA_QUOTE_UTF8 = "--infilter=CSV:44,34,76"
"""How LibreOffice reads a file where no person looks at its import dialog."""

XML = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def size_of(workbook: Path) -> tuple[int, int]:
    """How many rows and columns the only sheet has."""
    sheet = ElementTree.fromstring(ZipFile(workbook).read("xl/worksheets/sheet1.xml"))
    last = sheet.find(f"{XML}dimension").get("ref").split(":")[-1]
    letters, digits = re.fullmatch(r"([A-Z]+)(\d+)", last).groups()
    columns = 0
    for letter in letters:
        columns = columns * 26 + ord(letter) - ord("A") + 1
    return int(digits), columns


def shared_strings(workbook: Path) -> list[str]:
    """The texts of a workbook."""
    strings = ElementTree.fromstring(ZipFile(workbook).read("xl/sharedStrings.xml"))
    return ["".join(one.itertext()) for one in strings.findall(f"{XML}si")]


def first_line(text: str) -> str:
    """The first line of an input, as a locator finds it."""
    return text.splitlines()[0]
