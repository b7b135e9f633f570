"""A whole rehearsal of the session of 18 May: everyone does everything, and only what is kept is left."""

import json
import signal
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from app.domain.people.consent import CONSENTS
from app.domain.text import LANGUAGES
from app.log.sessions import create_session
from app.rehearsal.copy import copies
from app.rehearsal.voices import names
from tests.exports.scenes import small_plan
from tests.server.harness import Scene, Server, wait_until

from .houses import copy_of, held, rehearsed

FAST = ("--participants", "12", "--speed", "1000")


class Kept:
    """A rehearsal whose copy was kept: what it reported, and what its log says."""

    def __init__(self, server: Server) -> None:
        self.server, self.original = server, server.new_session()
        self.before = held(server.engine, self.original)
        process = rehearsed(server, self.original.code, *FAST, "--keep", "--json")
        self.out, self.told = process.communicate(timeout=60)
        assert process.returncode == 0, self.told
        self.report: dict[str, Any] = json.loads(self.out)
        self.copy = Scene(server, copy_of(server, self.report["code"]))
        self.state = self.copy.state


@pytest.fixture(scope="module")
def kept(server: Server) -> Iterator[Kept]:
    one = Kept(server)
    yield one
    one.copy.close()


def test_everyone_answers_every_question(kept: Kept) -> None:
    everyone = kept.state.participants.keys()
    assert len(everyone) == 12
    asking = [item for item in kept.state.agenda if item.asks]
    assert len(asking) == 5
    for item in asking:
        assert kept.state.answered[item.id] == everyone, item.id
        assert kept.state.stage.item(item.id).revealed and not kept.state.stage.item(item.id).open


def test_it_is_played_from_the_start_to_the_end(kept: Kept) -> None:
    assert [run.item for run in kept.state.stage.runs] == [item.id for item in kept.state.agenda]
    assert kept.state.stage.ended_at is not None


def test_three_languages_are_spoken_and_every_consent_is_given(kept: Kept) -> None:
    spoken = Counter(person.language for person in kept.state.participants.values())
    assert spoken == dict.fromkeys(LANGUAGES, 4)
    written = [input for input in kept.state.inputs.values() if not input.noted]
    assert {input.language for input in written} == set(LANGUAGES)
    assert {input.consent for input in written} == set(CONSENTS)


def test_inputs_are_supported_and_hands_are_raised_counted_and_noted(kept: Kept) -> None:
    kinds = Counter(entry.body.kind for entry in kept.copy.entries)
    assert kinds["endorsed"] and kinds["floor_asked"] and kinds["floor_given"] and kinds["input_shown"]
    assert kinds["intervention_noted"] and kinds["hands_counted"] == 1
    assert not kept.state.hands
    assert any(input.endorsements for input in kept.state.inputs.values())


def test_everything_they_sent_counts(kept: Kept) -> None:
    assert kept.report["refused"] == {} and kept.report["troubles"] == []
    assert [one for one in kept.state.outcomes.values() if one.refused] == []


def test_people_have_invented_names_and_some_have_none(kept: Kept) -> None:
    rows = held(kept.server.engine, kept.copy.row)["participant"]
    invented = {name for language in LANGUAGES for name in names(language)}
    given = [row[3] for row in rows if row[3]]
    assert given and set(given) <= invented and len(set(given)) == len(given)


def test_the_session_itself_is_as_it_was_to_the_byte(kept: Kept) -> None:
    assert held(kept.server.engine, kept.original) == kept.before


def test_the_report_is_for_programs(kept: Kept) -> None:
    report = kept.report
    assert (report["code"], report["rehearsal_of"]) == (kept.copy.code, kept.original.code)
    assert (report["done"]["people"], report["done"]["answers"], report["kept"]) == (12, 60, True)
    items = [item.id for item in kept.state.agenda]
    assert [step["step"] for step in report["steps"]] == ["arrival", *items, "end"]
    for step in report["steps"][1:]:
        assert step["pushed"]["n"] == 12, step
    for spread in (report["acknowledged"], report["pushed"], *report["kinds"].values()):
        assert 0 < spread["p50"] <= spread["p95"] <= spread["max"] and spread["n"] > 0
    assert report["kinds"]["ballot"]["n"] >= 60


def test_how_it_goes_is_told_apart_from_the_report(kept: Kept) -> None:
    assert kept.out.count("\n") == 1
    assert "Question 5: 12 people, 12 answers" in kept.told


def test_the_list_of_sessions_marks_it(kept: Kept) -> None:
    lines = kept.server.told("session", "list").splitlines()
    [mine] = [line for line in lines if line.startswith(kept.copy.code)]
    assert mine.endswith(f"rehearsal of {kept.original.code}")
    assert not [line for line in lines if line.startswith(kept.original.code) and "rehearsal" in line]


def test_a_copy_is_never_the_newest_session(kept: Kept) -> None:
    assert kept.server.links()["code"] != kept.copy.code


def test_a_rehearsal_is_not_rehearsed(kept: Kept) -> None:
    process = rehearsed(kept.server, kept.copy.code)
    _out, said = process.communicate(timeout=30)
    assert (process.returncode, said.count("\n")) == (2, 1)
    assert kept.original.code in said


def test_what_is_not_kept_is_wiped_whole(server: Server) -> None:
    original = create_session(server.engine, small_plan())
    process = rehearsed(server, original.code, *FAST, "--json")
    out, told = process.communicate(timeout=60)
    assert process.returncode == 0, told
    assert json.loads(out)["kept"] is False
    assert copies(server.engine, original.code) == []
    path = f"/s/{json.loads(out)['code']}"
    wait_until(lambda: server.get(path).status_code == 404, "the service to let the copy go")


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_one_that_is_stopped_is_wiped_whole(server: Server, how: signal.Signals) -> None:
    original = create_session(server.engine, small_plan())
    before = held(server.engine, original)
    process = rehearsed(server, original.code, "--participants", "6", "--speed", "100")
    assert process.stdout is not None
    wait_until(lambda: "6 people are here" in process.stdout.readline(), "everyone to be there")
    [copy] = copies(server.engine, original.code)
    assert len(held(server.engine, copy)["entry"]) > 6
    process.send_signal(how)
    out, _ = process.communicate(timeout=30)
    assert process.returncode == 130 and "Stopped" in out
    assert not any(held(server.engine, copy).values())
    assert held(server.engine, original) == before


def test_what_a_crash_left_is_wiped_when_it_is_asked_for(server: Server) -> None:
    original = create_session(server.engine, small_plan())
    other = create_session(server.engine, small_plan(), rehearsal_of="OTHERS")
    process = rehearsed(server, original.code, "--participants", "4", "--speed", "100")
    assert process.stdout is not None
    wait_until(lambda: "4 people are here" in process.stdout.readline(), "everyone to be there")
    process.kill()
    process.communicate(timeout=30)
    [copy] = copies(server.engine, original.code)

    assert f"{copy.code}  rehearsal of {original.code}: wiped." in server.told(
        "rehearse", "--wipe", original.code
    )

    assert not any(held(server.engine, copy).values())
    assert all(held(server.engine, other)[table] for table in ("session", "entry", "role_link"))
    assert server.told("rehearse", "--wipe", "OTHERS").startswith(other.code)
