"""What the tables of the log say of the session that was played."""

from collections import Counter
from json import loads

import pytest
from sqlalchemy import Engine

from app.domain.agenda.entries import ItemStarted
from app.domain.attendance.entries import InvitedSet
from app.domain.entry import Body
from app.domain.fold import KINDS
from app.domain.guidance.harvest import InputTagged
from app.domain.inputs.entries import ConsentChanged, InputRevised, InputSent
from app.domain.inputs.merging import InputsMerged
from app.domain.inputs.moderation import NamesShown
from app.domain.inputs.several import Seen
from app.domain.people.consent import CONSENTS
from app.domain.people.entries import Joined, ScreensSeen
from app.domain.plan import Plan
from app.domain.reasons import REASONS, SET_ASIDE_REASONS
from app.domain.roles.entries import Introduced
from app.domain.session.entries import BegunAfresh, Undone
from app.exports import codes
from app.exports.cells import Plain
from app.exports.profiles import PROFILES
from app.exports.record import Record
from app.exports.tables import tables_of
from app.log.sessions import create_session

from .scenes import ARABIC, plain_rows, play, read_record, write


def rows_by_id(record: Record) -> dict[str, dict[str, Plain]]:
    return {str(row["input_id"]): row for row in plain_rows(record, "inputs")}


def counted(record: Record, *kinds: type[Body]) -> int:
    return sum(isinstance(one.entry.body, kinds) and record.outcome(one) == "counted" for one in record.entries)


def test_every_row_has_every_column(record: Record) -> None:
    for table in tables_of(record.profile, record.plan):
        for row in table.rows(record):
            assert row.keys() == {column.name for column in table.columns}, table.name


def test_every_entry_is_in_the_log_with_what_became_of_it(record: Record) -> None:
    rows = plain_rows(record, "log")
    assert [row["seq"] for row in rows] == list(range(1, record.last.seq + 1))
    refused = Counter(row["outcome"] for row in rows if row["outcome"] != "counted")
    assert refused == {
        "not_joined": 1,
        "unknown_option": 1,
        "empty_answer": 1,
        "empty_text": 1,
        "own_input": 1,
        "not_standing": 1,
        "closed": 1,
    }


def test_every_input_that_counted_has_a_row_and_every_wording(record: Record) -> None:
    assert len(plain_rows(record, "inputs")) == counted(record, InputSent) == 9
    assert len(plain_rows(record, "revisions")) == counted(record, InputSent, InputRevised) == 10


def test_an_input_says_who_wrote_it_when_and_about_what(record: Record) -> None:
    row = rows_by_id(record)["Q1-001"]
    assert (row["agenda_item_no"], row["question_no"], row["activity"]) == (2, "Q1", "short_input")
    assert (row["participant_ref"], row["name"], row["section"]) == ("p-1", "Name of p-1", "africa")
    assert row["written_at_utc"] == "2021-05-18T10:06:00.000000+00:00"
    assert str(row["received_at_utc"]).endswith("+00:00")
    assert row["tz"] == "Europe/Madrid"
    assert row["late_arrival"] == "n"
    assert (row["themes"], row["challenge_areas"], row["mechanisms"]) == ("M1;C1", "C1", "M1")


def test_endorsements_are_counted_by_section_without_telling_single_people(record: Record) -> None:
    row = rows_by_id(record)["Q1-001"]
    assert row["endorsements"] == 3
    assert loads(str(row["endorsements_by_section"])) == {"merged": 3}


def test_merged_inputs_keep_their_rows_and_the_one_that_stands_for_all_has_everyones_support(
    fresh_engine: Engine, plan: Plan
) -> None:
    played = play(fresh_engine, plan)
    first, third = Seen(input="Q1-001", revision=1), Seen(input="Q1-003", revision=1)
    write(
        fresh_engine,
        played,
        ("rapporteur", InputsMerged(head=first, inputs=(third,))),
        ("moderator", InputTagged(input="Q1-001", theme="M1")),
    )
    record = read_record(fresh_engine, played)
    rows = rows_by_id(record)
    assert (rows["Q1-001"]["merged_into"], rows["Q1-003"]["merged_into"]) == (None, "Q1-001")
    assert (rows["Q1-001"]["endorsements"], rows["Q1-003"]["endorsements"]) == (4, 0)
    assert rows["Q1-003"]["text_original"] == ARABIC
    assert (rows["Q1-001"]["themes_by_rapporteur"], rows["Q1-001"]["themes_by_moderators"]) == ("T1", "M1")
    assert sum(loads(str(rows["Q1-001"]["endorsements_by_section"])).values()) == 4
    [merged] = [row for row in plain_rows(record, "moderation") if row["action"] == "inputs_merged"]
    assert merged["input_id"] == "Q1-001;Q1-003"


def test_an_input_says_where_it_stands_and_why(record: Record) -> None:
    rows = rows_by_id(record)
    stands = {id: row["status"] for id, row in rows.items()}
    assert stands["Q1-001"] == "received"
    assert stands["Q1-002"] == "shown"
    assert stands["Q1-005"] == "received", "setting it aside was undone"
    assert stands["Q1-006"] == "set_aside"
    assert stands["Q1-007"] == "withdrawn"
    assert (rows["Q1-006"]["status_reason"], rows["Q1-005"]["status_reason"]) == ("off_question", None)
    assert (rows["Q1-002"]["shown_on_board"], rows["Q1-006"]["shown_on_board"]) == ("y", "n")
    assert rows["Q1-002"]["status_at_utc"] == rows["Q1-002"]["first_shown_at_utc"]
    undone_at = next(one.at for one in record.entries if one.kind == "undone")
    assert rows["Q1-005"]["status_at_utc"] == undone_at


def test_an_input_after_the_session_left_its_item_is_late(record: Record) -> None:
    row = rows_by_id(record)["Q1-008"]
    assert (row["late_arrival"], row["activity"]) == ("y", "obstacle")


def test_every_ballot_has_its_rows_counted_or_not(record: Record) -> None:
    rows = plain_rows(record, "ballots")
    cast = [one.seq for one in record.entries if one.kind == "ballot_cast"]
    assert {row["seq"] for row in rows} == set(cast)
    reasons = {row["seq"]: row["not_counted_reason"] for row in rows if row["counted"] == "n"}
    assert Counter(reasons.values()) == {
        "replaced": 1,
        "withdrawn": 1,
        "not_joined": 1,
        "unknown_option": 1,
        "empty_answer": 1,
        "closed": 1,
    }


def test_counted_ballots_are_those_of_the_session(record: Record) -> None:
    found = {(row["question_no"], row["seq"]) for row in plain_rows(record, "ballots") if row["counted"] == "y"}
    assert found == {
        (item.upper(), ballot.seq)
        for item, poll in record.state.polls.items()
        for ballot in poll.ballots.values()
    }


def votes_of(record: Record, who: str, question: str) -> list[dict[str, Plain]]:
    rows = plain_rows(record, "ballots")
    return [row for row in rows if (row["participant_ref"], row["question_no"]) == (who, question)]


def test_a_changed_answer_counts_once_and_says_that_it_changed(record: Record) -> None:
    mine = [
        row
        for row in plain_rows(record, "ballots")
        if (row["participant_ref"], row["question_no"]) == ("p-1", "Q1")
    ]
    assert [(row["row"], row["option_code"], row["counted"], row["changed_count"]) for row in mine] == [
        ("local", "2", "n", 0),
        ("global", "3", "n", 0),
        ("local", "1", "y", 1),
        ("global", "no_opinion", "y", 1),
        ("local", "3", "n", 0),
    ]
    assert [row["value"] for row in mine] == [2, 3, 1, None, 3]
    assert [row["abstain"] for row in mine] == ["n", "n", "n", "y", "n"]


def test_a_ranking_has_a_row_for_each_place(record: Record) -> None:
    mine = [
        row
        for row in plain_rows(record, "ballots")
        if (row["participant_ref"], row["question_no"]) == ("p-1", "Q2")
    ]
    assert [(row["option_code"], row["rank_or_points"]) for row in mine] == [("b", 1), ("a", 2)]


def test_the_agenda_says_how_time_was_spent(record: Record) -> None:
    opening, first, _, pause, close = plain_rows(record, "agenda_timing")
    assert opening["planned_start"] == "2021-05-18T12:00:00+02:00"
    assert first["planned_start"] == "2021-05-18T12:05:00+02:00"
    assert (first["extensions"], first["extended_min"]) == (1, 2), "the second extension was undone"
    assert (first["n_connected_min"], first["n_connected_max"]) == (6, 9)
    assert (opening["n_connected_min"], opening["n_connected_max"]) == (8, 9)
    assert first["responses"] == 8
    assert first["drift_min"] == -15.0
    assert [row["skipped"] for row in (opening, first, pause, close)] == ["n", "n", "y", "n"]
    assert (pause["actual_start"], pause["actual_min"], pause["n_connected_min"]) == (None, None, None)


def test_attendance_counts_people_and_hides_small_groups(record: Record) -> None:
    found = {(row["scope"], row["scope_value"]): row for row in plain_rows(record, "attendance")}
    everyone = found["all", None]
    assert (everyone["joined"], everyone["answered_once"], everyone["suppressed"]) == (9, 8, "n")
    assert loads(str(everyone["per_question_rate"])) == {"Q1": 88.9, "Q2": 44.4, "CLOSE": 44.4}
    assert found["section", "africa"]["joined"] == 4
    for hidden in ("eurasia", "not_said"):
        assert found["section", hidden]["joined"] is None
        assert found["section", hidden]["suppressed"] == "y"
    assert found["role", "councillor"]["suppressed"] == "y", "else the one sherpa could be found"


def test_attendance_sets_who_came_beside_who_was_invited(record: Record) -> None:
    found = {(row["scope"], row["scope_value"]): row for row in plain_rows(record, "attendance")}
    africa, everyone = found["section", "africa"], found["all", None]
    told = ("invited", "joined", "present_max", "answered_once", "contributed", "voted")
    assert [africa[name] for name in told] == [11, 4, 3, 4, 4, 4]
    assert [everyone[name] for name in told] == [None, 9, 9, 8, 5, 8], "those whose inputs still count"
    absent = found["policy_council", "culture"]
    assert [absent[name] for name in told] == [4, 0, None, 0, 0, 0], "invited, and nobody came"
    few = found["section", "eurasia"]
    assert [few[name] for name in told] == [None] * len(told)


def test_how_many_were_invited_is_no_secret_where_what_few_did_is(fresh_engine: Engine, plan: Plan) -> None:
    session = play(fresh_engine, plan)
    invited = InvitedSet(constituency="section", choice="eurasia", invited=2)
    write(fresh_engine, session, ("moderator", invited))
    for profile in PROFILES:
        record = read_record(fresh_engine, session, profile)
        [few] = [row for row in plain_rows(record, "attendance") if row["scope_value"] == "eurasia"]
        assert (few["invited"], few["suppressed"]) == (2, "y")
        assert {few[name] for name in ("joined", "present_max", "contributed", "voted")} == {None}


def test_moderation_lists_everything_the_moderator_did(record: Record) -> None:
    rows = plain_rows(record, "moderation")
    assert len(rows) == sum(one.actor == "moderator" for one in record.entries)
    aside = next(row for row in rows if row["input_id"] == "Q1-006")
    assert (aside["action"], aside["from_status"], aside["to_status"], aside["reason"]) == (
        "input_set_aside",
        "received",
        "set_aside",
        "off_question",
    )
    assert [row["outcome"] for row in rows if row["input_id"] == "Q1-006"] == ["counted", "not_standing"]
    undone = [row for row in rows if row["undone"] == "y"]
    assert [row["action"] for row in undone] == ["input_set_aside", "time_extended"]
    assert [row["seq"] for row in undone] == [row["undoes_seq"] for row in rows if row["action"] == "undone"]


def test_moderation_tells_the_name_that_whoever_acted_had_then(fresh_engine: Engine, plan: Plan) -> None:
    session = play(fresh_engine, plan)
    write(
        fresh_engine,
        session,
        ("moderator-1", NamesShown(shown=True)),
        ("moderator-1", Introduced(), "Ada Quispe"),
        ("moderator-1", NamesShown(shown=False)),
    )
    rows = plain_rows(read_record(fresh_engine, session), "moderation")
    assert [row["actor_name"] for row in rows[-2:]] == [None, "Ada Quispe"]


def test_an_input_is_cited_as_its_author_consented_to(fresh_engine: Engine, plan: Plan) -> None:
    session = create_session(fresh_engine, plan)
    ana = Joined(constituencies={"role": "councillor", "section": "africa"})
    write(
        fresh_engine,
        session,
        ("p-1", ana, "Ana Ríos"),
        ("p-2", Joined(constituencies={"role": "sherpa"})),
        ("moderator", ItemStarted(item="q1")),
        *(("p-1", InputSent(item="q1", text=f"As {one}", consent=one)) for one in (*CONSENTS, None)),
        *(("p-2", InputSent(item="q1", text=f"As {one}", consent=one)) for one in CONSENTS),
        ("p-1", ConsentChanged(input="Q1-001", consent="none")),
        ("p-2", ConsentChanged(input="Q1-002", consent="named")),
    )
    found = [
        (row["attribution"], row["citation"])
        for row in plain_rows(read_record(fresh_engine, session), "inputs")
    ]
    assert found == [
        ("none", None),
        ("constituencies", "Councillor, Africa"),
        ("main", "Africa"),
        ("none", None),
        ("not_asked", None),
        ("named", "Sherpa"),
        ("constituencies", "Sherpa"),
        ("main", "a participant"),
        ("none", None),
    ]


def test_the_last_count_of_a_show_of_hands_stands_as_its_own_channel(record: Record) -> None:
    [row] = plain_rows(record, "show_of_hands")
    assert (row["question_no"], row["in_favour"], row["against"], row["abstaining"]) == ("Q1", 14, 3, 2)
    assert row["entered_by_role"] == "rapporteur"
    assert record.state.polls["q1"].tally.people == 8, "it is nobody's ballot"


def test_the_codebook_explains_every_column(record: Record) -> None:
    rows = plain_rows(record, "codebook")
    explained = {(row["table"], row["column"]) for row in rows if row["table"]}
    assert explained >= {
        (table.name, column)
        for table in tables_of(record.profile, record.plan)
        for column in (one.name for one in table.columns)
    }
    assert ("manifest", "sha256") in explained
    assert all(row["meaning_en"] and row["meaning_es"] and row["meaning_fr"] for row in rows)


@pytest.mark.parametrize(
    ("known", "explained"),
    [
        (KINDS, codes.KINDS),
        (REASONS, codes.REFUSALS),
        (SET_ASIDE_REASONS, codes.SET_ASIDE),
    ],
    ids=["kinds", "refusals", "reasons to set aside"],
)
def test_the_codebook_explains_every_code_the_domain_has(known: list[str], explained: dict[str, str]) -> None:
    assert set(known) == set(explained)


def test_every_code_in_the_tables_is_in_the_codebook(record: Record) -> None:
    explained = {(row["column"], row["code"]) for row in plain_rows(record, "codebook") if row["code"]}
    columns = {column for column, _ in explained} - {"kind"}
    for table in tables_of(record.profile, record.plan):
        if table.name == "codebook":
            continue
        for row in plain_rows(record, table.name):
            for column in columns & row.keys() - {"themes", "scope_value", "actor"}:
                cell = row[column]
                refused = row.get("not_counted_reason") == "unknown_option" and column == "option_code"
                assert not cell or refused or (column, cell) in explained


def test_the_codebook_speaks_three_languages(record: Record) -> None:
    africa = next(row for row in plain_rows(record, "codebook") if row["code"] == "africa")
    assert (africa["meaning_es"], africa["meaning_fr"]) == ("Africa (es)", "Africa (fr)")


def test_a_rehearsal_is_in_the_log_alone_under_its_own_run(fresh_engine: Engine, plan: Plan) -> None:
    session = play(fresh_engine, plan)
    before = read_record(fresh_engine, session, "complete")
    begun = write(fresh_engine, session, ("moderator", BegunAfresh()))
    write(fresh_engine, session, ("p-1", Joined()), ("moderator", ItemStarted(item="q1")))
    write(fresh_engine, session, ("p-1", InputSent(item="q1", text="For good")))
    after = read_record(fresh_engine, session, "complete")
    assert [row["text_original"] for row in plain_rows(after, "inputs")] == ["For good"]
    assert plain_rows(after, "ballots") == []
    assert [row["seq"] for row in plain_rows(after, "moderation")] == [begun, begun + 2]
    runs = [row["run"] for row in plain_rows(after, "log")]
    assert runs == [1] * before.last.seq + [2] * 4


def test_a_new_beginning_that_was_undone_leaves_all_where_it_was(fresh_engine: Engine, plan: Plan) -> None:
    session = play(fresh_engine, plan)
    before = read_record(fresh_engine, session, "complete")
    begun = write(fresh_engine, session, ("moderator", BegunAfresh()))
    write(fresh_engine, session, ("moderator", Undone(seq=begun)))
    after = read_record(fresh_engine, session, "complete")
    for table in ("inputs", "revisions", "ballots", "results"):
        assert plain_rows(after, table) == plain_rows(before, table)
    assert [row["run"] for row in plain_rows(after, "log")][-2:] == [2, 1]
    assert plain_rows(after, "moderation")[-2]["undone"] == "y"


def test_who_never_had_a_screen_open_is_told(fresh_engine: Engine, plan: Plan) -> None:
    session = play(fresh_engine, plan)
    write(fresh_engine, session, ("system", ScreensSeen(participants=tuple(f"p-{n}" for n in range(1, 6)))))
    record = read_record(fresh_engine, session, "complete")
    screens = {row["participant_ref"]: row["had_screen"] for row in plain_rows(record, "ballots")}
    assert (screens["p-1"], screens["p-8"]) == ("y", "n")
    everyone = next(row for row in plain_rows(record, "attendance") if row["scope"] == "all")
    assert (everyone["joined"], everyone["without_screen"]) == (9, 4)


def test_an_input_says_its_round_who_brought_it_where_it_stands_and_whether_the_report_uses_it(
    record: Record,
) -> None:
    rows = {row["input_id"]: row for row in plain_rows(record, "inputs")}
    assert {row["round"] for row in rows.values()} == {1}
    by = {id: rows[id]["status_by_role"] for id in ("Q1-001", "Q1-002", "Q1-006", "Q1-007")}
    assert by == {
        "Q1-001": "participant",
        "Q1-002": "moderator",
        "Q1-006": "moderator",
        "Q1-007": "participant",
    }
    used = {id for id, row in rows.items() if row["used_in_report"] == "y"}
    assert used == {"Q1-001", "Q1-003"}, "those on which a statement rests"


def test_a_vote_asked_again_is_of_the_second_round(record: Record) -> None:
    for table in ("results", "ballots"):
        rounds = {(row["question_no"], row["round"]) for row in plain_rows(record, table)}
        assert rounds == {("Q1", 1), ("Q2", 1), ("CLOSE", 2)}, table


def test_who_disagrees_with_an_input_is_counted_where_people_are_asked(record: Record) -> None:
    disagree = {row["input_id"]: row["not_for_us"] for row in plain_rows(record, "inputs")}
    assert disagree["Q2-001"] == 1 and disagree["Q1-001"] is None


def test_a_theme_says_how_far_groups_take_it_up_and_a_statement_of_which_themes_it_speaks(
    record: Record,
) -> None:
    themes = {row["theme_id"]: row for row in plain_rows(record, "themes")}
    assert themes["C1"]["verdict"] == "not_assessable" and themes["C1"]["spread_pts"] is None
    [statement] = [row for row in plain_rows(record, "guidance") if row["guidance_id"] == "G-01"]
    assert (statement["challenge_areas"], statement["mechanisms"]) == ("C1", "M1")
