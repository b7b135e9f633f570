"""After a person's words were erased: gone from every file, and everything else is where it was."""

import re
from collections.abc import Iterator
from json import loads
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.domain.floor.entries import FloorAsked
from app.domain.inputs.spoken import InterventionCorrected, InterventionNoted
from app.domain.people.entries import Joined
from app.domain.plan import Plan
from app.exports.record import Record
from app.exports.tables import complete_ballots, inputs, log, moderation, revisions
from app.log.erase import erase_person, knows_person
from app.log.sessions import create_session
from app.log.stored import stored_entries
from app.log.tables import SessionRow
from app.log.verify import verify, verify_file

from .scenes import SECTIONS, csv_files, new_database, play, read_csv, read_record, write, written

PEOPLE = (*SECTIONS, "p-9")
AUTHOR, FIRST_WORDS, NAME = "p-2", "He said", "Name of p-2"


def erase(engine: Engine, session: SessionRow, who: str) -> Record:
    erase_person(engine, session, who)
    return read_record(engine, session, "complete")


def files(record: Record) -> Iterator[tuple[str, bytes]]:
    """Every file of the ZIP, and the JSON."""
    yield from csv_files(record).items()
    yield "log.json", written(record, "json")


@pytest.fixture(scope="module")
def session_and_engine(tmp_path_factory: pytest.TempPathFactory, plan: Plan) -> tuple[SessionRow, Engine]:
    engine = new_database(tmp_path_factory.mktemp("erased"))
    session = play(engine, plan)
    write(engine, session, (AUTHOR, FloorAsked(topic=f"{FIRST_WORDS} so aloud")))
    return session, engine


@pytest.fixture(scope="module")
def before(session_and_engine: tuple[SessionRow, Engine]) -> Record:
    session, engine = session_and_engine
    return read_record(engine, session, "complete")


@pytest.fixture(scope="module")
def after(before: Record, session_and_engine: tuple[SessionRow, Engine]) -> Record:
    session, engine = session_and_engine
    return erase(engine, session, AUTHOR)


def test_name_and_words_were_in_the_files_and_are_in_none_of_them(before: Record, after: Record) -> None:
    for words in (NAME, FIRST_WORDS):
        assert {"log.json", "inputs.csv"} <= {name for name, data in files(before) if words.encode() in data}
        assert [name for name, data in files(after) if words.encode() in data] == []
    assert after.names.of(AUTHOR) == "" and before.names.of(AUTHOR) == NAME
    assert len(after.names) == len(before.names) - 1


def test_every_wording_is_replaced_by_the_mark(after: Record) -> None:
    words = {str(row["text"]) for row in revisions.rows(after) if row["input_id"] == "Q1-002"}
    [row] = [row for row in inputs.rows(after) if row["input_id"] == "Q1-002"]
    assert row["text_original"] in words
    assert all(re.fullmatch(r"\[\d+\]…*", one) for one in words)
    assert not row["name"] and not row["section"]


def test_what_others_said_stays_word_for_word(before: Record, after: Record) -> None:
    def others(record: Record) -> list[tuple[object, ...]]:
        columns = ("input_id", "text_original", "name", "endorsements", "status", "status_reason")
        return [
            tuple(row[name] for name in columns)
            for row in inputs.rows(record)
            if row["participant_ref"] != AUTHOR
        ]

    assert others(after) == others(before)


def test_the_erased_entries_say_when_and_keep_their_hashes(before: Record, after: Record) -> None:
    assert after.last.kind == "person_erased" and after.last.actor == "host"
    for was, now in zip(before.entries, tuple(after.entries)[:-1], strict=True):
        assert (now.body_hash, now.chain_hash, now.at, now.key) == (
            was.body_hash,
            was.chain_hash,
            was.at,
            was.key,
        )
        assert bool(now.erased_at) == (now.body != was.body)
        mine = was.actor == AUTHOR and was.kind in ("joined", "input_sent", "input_revised", "floor_asked")
        assert bool(now.erased_at) == mine
        assert (now.salt is None) == mine, "who tries what was erased finds nothing"
    marked = [row["seq"] for row in log.rows(after) if row["erased_at_utc"]]
    assert marked == [one.seq for one in after.entries if one.erased_at]


def test_the_chain_holds_and_the_verdict_names_what_was_erased(after: Record, tmp_path: Path) -> None:
    erased = [one.seq for one in after.entries if one.erased_at]
    (tmp_path / "log.json").write_bytes(written(after, "json"))
    for verdict in (verify(after.session.code, after.entries), verify_file(tmp_path / "log.json")):
        assert (verdict.broken_at, verdict.why) == (None, "")
        assert (verdict.entries, verdict.erased) == (len(after.entries), erased)
        assert verdict.chain_hash == after.last.chain_hash


def test_csv_and_json_mark_the_same_entries_and_the_manifest_has_the_chain_of_before(
    before: Record, after: Record
) -> None:
    found = dict(files(after))
    in_csv = [row["erased_at_utc"] for row in read_csv(found["log.csv"])]
    in_json = [row["erased_at"] or "" for row in loads(found["log.json"])["entries"]]
    assert in_csv == in_json and any(in_csv)
    assert tuple(after.entries)[-2].chain_hash == before.last.chain_hash
    assert {row["last_chain_hash"] for row in read_csv(found["manifest.csv"])} == {after.last.chain_hash.hex()}


def test_erasing_again_changes_nothing(after: Record, session_and_engine: tuple[SessionRow, Engine]) -> None:
    session, engine = session_and_engine
    assert session.id is not None
    assert not any(erase_person(engine, session, AUTHOR))
    assert read_record(engine, session, "complete").entries == after.entries


@pytest.mark.parametrize("who", PEOPLE)
def test_inputs_endorsements_and_set_asides_stay_with_the_right_inputs(
    fresh_engine: Engine, plan: Plan, who: str
) -> None:
    session = play(fresh_engine, plan)
    before = read_record(fresh_engine, session, "complete")
    after = erase(fresh_engine, session, who)

    erased = {id for id, one in before.state.inputs.items() if one.author == who}

    def places(record: Record) -> list[tuple[object, ...]]:
        columns = ("input_id", "participant_ref", "status_reason", "endorsements", "received_at_utc")
        return [tuple(row[name] for name in columns) for row in inputs.rows(record)]

    def shown(record: Record) -> set[object]:
        return {row["input_id"] for row in inputs.rows(record) if row["status"] == "shown"}

    assert places(after) == places(before)
    assert shown(after) == shown(before) - erased, "what has no words any more is on no board"
    assert {id: one.endorsements for id, one in after.state.inputs.items()} == {
        id: one.endorsements for id, one in before.state.inputs.items()
    }
    notes = [{**row, "note": None} for row in moderation.rows(before)]
    assert [{**row, "note": None} for row in moderation.rows(after)] == notes
    outcomes = [before.outcome(one) for one in before.entries]
    assert [after.outcome(one) for one in after.entries] == [*outcomes, "counted"]


def test_what_a_moderator_noted_on_the_person_goes_as_well(fresh_engine: Engine, plan: Plan) -> None:
    session = play(fresh_engine, plan)
    before = read_record(fresh_engine, session)
    noted = [row for row in moderation.rows(before) if row["note"]]
    authors = {id: one.author for id, one in before.state.inputs.items()}
    for row in noted:
        author = authors[str(row["input_id"])]
        others = [one["note"] for one in noted if authors[str(one["input_id"])] != author]
        after = erase(fresh_engine, session, author)
        assert [one["note"] for one in moderation.rows(after) if one["note"]] == others
        noted = [one for one in noted if authors[str(one["input_id"])] != author]
    assert noted == []


def test_what_was_noted_of_someone_goes_with_them_and_stays_with_whoever_noted_it(
    fresh_engine: Engine, plan: Plan
) -> None:
    session = play(fresh_engine, plan)
    guest = InterventionNoted(item="q1", text="Of a guest", name="Kofi", constituencies={"section": "africa"})
    write(
        fresh_engine,
        session,
        ("rapporteur-1", InterventionNoted(item="q1", text="Of two", participant="p-2")),
        ("rapporteur-1", guest),
    )
    *_, theirs, guests = read_record(fresh_engine, session).state.inputs
    write(
        fresh_engine,
        session,
        ("rapporteur-1", InterventionCorrected(input=theirs, text="Of two, corrected")),
        ("rapporteur-1", InterventionCorrected(input=guests, text="Of a guest, corrected")),
    )

    def said(record: Record) -> list[tuple[str, str, object]]:
        noted = [one for one in record.state.inputs.values() if one.noted]
        return [(one.text, one.name, dict(one.said)) for one in noted]

    whole = said(erase(fresh_engine, session, "rapporteur-1"))
    assert whole == [("Of two, corrected", "", {}), ("Of a guest, corrected", "Kofi", {"section": "africa"})]
    [two, other] = said(erase(fresh_engine, session, "p-2"))
    assert two[0].startswith("[") and other == whole[1]
    assert session.id is not None
    assert knows_person(fresh_engine, session.id, guests)
    assert not knows_person(fresh_engine, session.id, "Q1-001"), "who wrote it is erased, not what"
    after = erase(fresh_engine, session, guests)
    [two, other] = said(after)
    assert other[0].startswith("[") and other[1:] == ("", {})
    assert not after.state.stands(after.state.inputs[guests]), "what has no words any more is read by nobody"
    assert not any("Of a guest" in one.body or "Of two" in one.body for one in after.entries)
    with fresh_engine.connect() as db:
        assert verify(session.code, stored_entries(db, session.id)).broken_at is None


def test_words_noted_of_someone_go_also_where_the_note_does_not_count(fresh_engine: Engine, plan: Plan) -> None:
    session = create_session(fresh_engine, plan)
    too_early = InterventionNoted(item="q1", text="Before the start", participant="p-1")
    write(fresh_engine, session, ("p-1", Joined()), ("rapporteur", too_early))
    after = erase(fresh_engine, session, "p-1")
    assert "Before the start" not in "".join(one.body for one in after.entries)


def test_ballots_stay_as_they_were(before: Record, after: Record) -> None:
    for item, poll in before.state.polls.items():
        assert after.state.polls[item].tally == poll.tally
    ours = ("ballot_ref", "option_code", "counted", "not_counted_reason", "participant_ref")
    cells = [[tuple(row[name] for name in ours) for row in complete_ballots.rows(r)] for r in (before, after)]
    assert cells[0] == cells[1]


def test_a_revised_input_keeps_as_many_wordings(before: Record, after: Record) -> None:
    def wordings(record: Record) -> int:
        return sum(row["input_id"] == "Q1-002" for row in revisions.rows(record))

    assert wordings(after) == wordings(before) == 2
