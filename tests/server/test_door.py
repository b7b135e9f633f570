"""The door in the running service: closed, with tickets, after the end; and who joins twice with one form."""

import re
import tomllib
from collections.abc import Iterator

import httpx
import pytest

from app.domain.plan import Plan
from app.live.hall.limits import MISTAKES
from app.log.sessions import create_session
from app.log.tickets import issue_tickets
from app.settings import Settings

from .harness import Person, Scene, Server, notice, plain, wait_until


def form(person: Person, path: str = "/join") -> dict[str, str]:
    """The fields of the way in, as a browser has them."""
    page = person.page(path).text
    whole = page[page.index('class="joining"') : page.index("</form>", page.index('class="joining"'))]
    return dict(re.findall(r'<input[^>]* name="(\w+)"[^>]* value="([^"]*)"', whole))


def joined(scene: Scene) -> int:
    return len(scene.state.participants)


def test_two_taps_on_join_are_one_person(scene: Scene) -> None:
    """The answer to the first was lost on the way: the second comes without its cookie."""
    person = scene.stranger()
    fields = form(person) | {"name": "Amina"}
    probe = {"cookie": person.cookies}
    answers = [httpx.post(f"{person.url}/s/{scene.code}/join", data=fields, headers=probe) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [303, 303]
    assert len({answer.headers["set-cookie"].split(";")[0] for answer in answers}) == 1
    assert joined(scene) == 1


def test_the_same_form_with_another_name_is_the_same_person_renamed(scene: Scene) -> None:
    person = scene.stranger()
    fields, probe = form(person), {"cookie": person.cookies}
    for name in ("Amnia", "Amina"):
        httpx.post(f"{person.url}/s/{scene.code}/join", data=fields | {"name": name}, headers=probe)
    assert joined(scene) == 1


def test_a_browser_that_keeps_no_cookies_is_told_so_and_nobody_is_counted(scene: Scene) -> None:
    person = scene.stranger()
    fields = form(person)
    for _ in range(3):
        page = httpx.post(f"{person.url}/s/{scene.code}/join", data=fields)
        assert page.status_code == 422 and "keeps no cookies" in notice(page)
    assert joined(scene) == 0


def test_a_program_that_joins_without_a_form_needs_no_cookie_before(scene: Scene) -> None:
    assert scene.stranger().join(name="Amina").status_code == 303


def test_a_closed_door_says_so_and_who_is_in_stays(scene: Scene) -> None:
    phone, moderator = scene.phone(), scene.at("q2")
    assert "ack" in moderator.send("close_door")
    moderator.see("door", "The door is closed")
    page = scene.stranger().join()
    assert page.status_code == 409 and "door is closed" in notice(page)
    assert "ack" in phone.send("ballot", item="q2", answer="4")
    assert phone.person.join(name="Amina").status_code == 303
    moderator.send("open_door")
    assert scene.stranger().join().status_code == 303


def test_after_the_end_the_log_is_closed_until_the_moderator_reopens_it(scene: Scene) -> None:
    phone, moderator = scene.phone(name="Amina"), scene.at("q1")
    made = phone.send("input", item="q1", text="We should not sign")["made"]
    moderator.send("end")

    def closed() -> bool:
        before = len(scene.entries)
        assert scene.stranger().join().status_code == 409
        return len(scene.entries) == before

    wait_until(closed, "what was on its way to have come")
    before = len(scene.entries)
    assert phone.send("ballot", item="q1", answer={"local": "4"})["reason"] == "ended"
    assert phone.send("revise", input=made, text="We should sign")["reason"] == "ended"
    page = phone.person.join(name="Mayor of Elsewhere")
    assert page.status_code == 409 and "has ended" in notice(page)
    assert scene.stranger().join().status_code == 409
    assert len(scene.entries) == before, "nothing moved the chain"
    moderator.send("back")
    assert "ack" in phone.send("revise", input=made, text="We should sign")


def test_a_name_is_what_it_was_when_the_input_came(scene: Scene) -> None:
    moderator, phone, board = scene.at("q1"), scene.phone(name="Amina"), scene.screen("board")
    made = phone.send("input", item="q1", text="We should not sign")["made"]
    moderator.send("names", shown=True)
    moderator.send("show", input=made)
    board.see("stage", "Amina")
    phone.person.join(name="Mayor of Elsewhere")
    moderator.send("unshow", input=made)
    board.see_no_longer("stage", "Amina")
    moderator.send("show", input=made)
    assert "Elsewhere" not in board.see("stage", "Amina")


def test_joins_that_cannot_be_right_do_not_count_against_the_hall(scene: Scene) -> None:
    clumsy, other = scene.stranger(), scene.stranger()
    for person in (clumsy, other):
        person.http.headers["x-forwarded-for"] = "203.0.113.9"
    answers = {clumsy.join(section="nowhere").status_code for _ in range(int(MISTAKES.at_once) * 2)}
    assert answers == {422, 429}
    assert other.join().status_code == 303


@pytest.fixture
def ticketed(server: Server) -> Iterator[Scene]:
    """A session that asks for tickets."""
    plan = tomllib.loads(Settings.model_fields["session_plan"].default.read_text())
    row = create_session(server.engine, Plan.model_validate({**plan, "door": "tickets"}))
    scene = Scene(server, row)
    yield scene
    scene.close()


def test_a_ticket_lets_one_person_in(ticketed: Scene) -> None:
    first, second = issue_tickets(ticketed.server.engine, ticketed.row, 2)
    person = ticketed.stranger()
    way = person.http.get(f"/{ticketed.code}/{first}").headers["location"]
    page = person.http.get(way)
    assert page.status_code == 200 and f'value="{first}"' in page.text
    without = ticketed.stranger().join()
    assert without.status_code == 422 and "asks for a ticket" in notice(without)
    wait_until(lambda: person.join(ticket=first.lower()).status_code == 303, "the ticket to be known")
    assert person.http.get(way).headers["location"] == f"/s/{ticketed.code}"
    used = ticketed.stranger().join(ticket=first)
    assert used.status_code == 409 and "with this ticket already" in notice(used)
    assert ticketed.stranger().join(ticket=second).status_code == 303
    assert person.join(name="Amina").status_code == 303, "who is in needs it no more"
    more = issue_tickets(ticketed.server.engine, ticketed.row, 1)
    assert more[0] not in (first, second)


def test_who_never_had_the_session_open_can_be_told_from_who_had(scene: Scene) -> None:
    phone, script, polling = scene.phone(), scene.participant(), scene.participant()
    polling.polled("participant", seen=0)

    def seen() -> set[str]:
        return {who for who, person in scene.state.participants.items() if person.screen}

    wait_until(lambda: seen() == {phone.who, polling.who}, "the screens to be noted")
    assert script.who in scene.state.participants


def test_beginning_afresh_takes_along_who_is_here(scene: Scene) -> None:
    here, away = scene.phone(name="Amina"), scene.participant(name="Ben")
    moderator, board = scene.at("q2"), scene.screen("board")
    for person in (here.person, away):
        assert person.post("ballot", item="q2", answer="4").is_success
    here.send("input", item="q2", text="Only a rehearsal")
    assert moderator.send("begin_afresh", run=2)["reason"] == "moved_on"
    assert "ack" in moderator.send("begin_afresh", run=1)
    moderator.see("live", "Start the session")
    here.see("now", "You are in")
    wait_until(lambda: set(scene.state.participants) == {here.who}, "who is here to be brought along")
    assert moderator.send("begin_afresh", run=1)["reason"] == "moved_on", "two pressing at once begin one"
    moderator.send("go", item="q2")
    here.see("now", "relation with donors")
    board.see_no_longer("stage", "rehearsal")
    assert "Only a rehearsal" not in here.others("q2")
    assert "You are in" not in plain(away.page().text) and away.page().status_code == 200
    assert away.who in scene.state.participants, "who comes back is who they were"
    assert scene.state.polls["q2"].ballots == {}
    assert "ack" in here.send("ballot", item="q2", answer="1")


def test_a_beginning_that_is_undone_and_made_again_takes_along_who_is_here_as_well(scene: Scene) -> None:
    here, moderator = scene.phone(name="Amina"), scene.at("q2")
    for _ in range(2):
        assert "ack" in moderator.send("begin_afresh", run=1)
        wait_until(lambda: scene.state.run == 2 and here.who in scene.state.participants, "Amina to be in")
        moderator.send("undo")
    moderator.send("begin_afresh", run=1)
    moderator.send("go", item="q2")
    here.see("now", "relation with donors")
    assert "ack" in here.send("ballot", item="q2", answer="1")


def test_who_is_not_let_in_leaves_nothing_in_the_log_and_no_name(scene: Scene) -> None:
    scene.at("q1").send("close_door")
    before = len(scene.entries)
    person = scene.stranger()
    person.http.headers["x-forwarded-for"] = "203.0.113.10"
    assert {person.join(name="Nobody").status_code for _ in range(5)} == {409}
    assert len(scene.entries) == before


def test_saying_something_else_of_oneself_has_an_end(scene: Scene) -> None:
    person = scene.participant()
    answers = [person.join(name=f"Name {n}").status_code for n in range(40)]
    assert answers[0] == 303 and answers[-1] == 429
    assert scene.participant().join(name="Another").status_code == 303


def test_keys_of_the_service_itself_cannot_be_taken_before(scene: Scene) -> None:
    phone = scene.phone()
    scene.at("q2")
    assert phone.person.post("ballot", key=f"~again-2-{phone.who}", item="q2", answer="4").status_code == 422


def test_what_was_made_in_a_rehearsal_is_nothing_of_the_session(scene: Scene) -> None:
    phone, moderator = scene.phone(), scene.at("q2")
    moderator.send("begin_afresh", run=1)
    phone.see("now", "You are in")
    moderator.send("go", item="q2")
    phone.see("now", "relation with donors")
    assert phone.send("ballot", item="q2", answer="4", run=1)["reason"] == "moved_on"
    assert "ack" in phone.send("ballot", item="q2", answer="4", run=2)
