"""What a host gives to people: tickets to print, and new links for old ones that the wrong people know."""

import re
from pathlib import Path

import pytest

from app.log.database import open_database
from app.log.sessions import find_by_token, find_session
from app.log.tickets import read_ticket
from tests.cli.conftest import PUBLIC, SEED, Command


@pytest.fixture
def ticketed(run: Command, tmp_path: Path) -> str:
    """The address of a database whose session asks for tickets."""
    (tmp_path / "plan.toml").write_text(
        SEED.read_text().replace("zone_label", 'door = "tickets"\nzone_label', 1)
    )
    assert run("session", "new", "plan.toml", DATABASE_URL="sqlite:///house.db", **PUBLIC).code == 0
    return "sqlite:///house.db"


def only_code(said: Command, url: str) -> str:
    return said("session", "list", DATABASE_URL=url).out.split()[0]


def test_each_ticket_of_the_sheet_is_one_of_the_session(ticketed: str, said: Command, tmp_path: Path) -> None:
    code = only_code(said, ticketed)
    done = said("tickets", f"https://live.example.org/{code}", "12", DATABASE_URL=ticketed, **PUBLIC)
    assert done.out == f"tickets-{code}.html: 12 tickets. Print it, and give each to one person.\n"

    page = (tmp_path / f"tickets-{code}.html").read_text()
    printed = re.findall(r'class="letters">([^<]+)<', page)
    row = find_session(open_database(ticketed, reading=True), code)
    assert row is not None
    assert [read_ticket(row, letters) for letters in printed] == list(range(1, 13))
    assert read_ticket(row, f"https://live.example.org/{code}/{printed[4]}") == 5
    assert page.count("<svg") == 12
    assert [page.count(words) for words in ("Scan the square", "Escanee el cuadrado", "Scannez le carré")] == [
        12
    ] * 3


def test_the_sheet_needs_nothing_from_anywhere(ticketed: str, said: Command, tmp_path: Path) -> None:
    said("tickets", only_code(said, ticketed), "2", "--to", "sheet.html", DATABASE_URL=ticketed, **PUBLIC)
    page = (tmp_path / "sheet.html").read_text()
    assert not re.search(r"(?:src|href|url)\s*[=(]|<script|@import", page)
    assert (tmp_path / "sheet.html").stat().st_mode & 0o777 == 0o600


def test_a_sheet_in_use_is_not_overwritten_and_none_is_issued_in_vain(ticketed: str, said: Command) -> None:
    code = only_code(said, ticketed)
    assert said("tickets", code, "2", DATABASE_URL=ticketed, **PUBLIC).code == 0
    assert "its tickets may be in use" in said("tickets", code, "2", DATABASE_URL=ticketed, **PUBLIC).refusal
    many = said("tickets", code, "40000", "--to", "many.html", DATABASE_URL=ticketed, **PUBLIC).refusal
    assert "No tickets were issued" in many and "2 were issued already" in many
    assert "2 entries hold" in said("verify", DATABASE_URL=ticketed).out


def test_a_session_that_lets_everyone_in_has_no_tickets(house: str, said: Command, tmp_path: Path) -> None:
    why = said("tickets", only_code(said, house), "2", DATABASE_URL=house, **PUBLIC).refusal
    assert 'Write door = "tickets" into the plan' in why
    assert not list(tmp_path.glob("*.html"))


@pytest.mark.parametrize("role", ["board", "moderator", "rapporteur", "interpreter", ""])
def test_renewed_links_are_printed_and_the_old_ones_open_nothing(role: str, house: str, said: Command) -> None:
    code = only_code(said, house)
    engine = open_database(house, reading=True)
    before = find_session(engine, code)
    assert before is not None

    done = said("session", "renew", code, *([role] if role else []), DATABASE_URL=house, **PUBLIC)

    assert "screens that were opened by them are closed at once" in done.out
    new = dict(re.findall(r"^  (\w+) +https://live.example.org/in/(\S+)$", done.out, re.MULTILINE))
    assert set(new) == ({role} if role else {"board", "moderator", "rapporteur", "interpreter"})
    for one, token in new.items():
        found = find_by_token(engine, token)
        assert found is not None and found[1] == one
        assert find_by_token(engine, before.token(one)) is None
    engine.dispose()


def test_a_role_that_is_none_renews_nothing(house: str, said: Command) -> None:
    why = said("session", "renew", only_code(said, house), "chief", DATABASE_URL=house).refusal
    roles = "moderator, co-moderator, rapporteur, interpreter, board"
    assert why == f"There is no role 'chief': it is one of {roles}. No link was changed."
