"""The report says what the log says, and no more; what the rapporteur wrote is kept when it is made again."""

import re
from collections.abc import Iterator
from io import BytesIO

import pytest
from sqlalchemy import Engine

from app.domain.agenda.entries import ItemStarted, SessionEnded
from app.domain.ballots.entries import BallotCast
from app.domain.ballots.moderation import VotingClosed
from app.domain.entry import Body
from app.domain.guidance.harvest import QuoteChosen
from app.domain.guidance.reporting import ReportWritten
from app.domain.guidance.statements import StatementDropped
from app.domain.inputs.entries import ConsentChanged, InputSent
from app.domain.people.entries import Joined
from app.domain.plan import Plan
from app.domain.text import LANGUAGES, Language
from app.exports.profiles import Profile
from app.exports.record import Record
from app.exports.report.compose import report_of
from app.exports.report.document import Chart, Document, Heading, Items, Paragraph, Run, Table
from app.exports.report.formats import RENDERERS
from app.exports.report.write import write_report
from app.log.sessions import create_session
from app.log.tables import SessionRow

from .scenes import ARABIC, QUOTED, SECTIONS, play, read_record, write


def runs(document: Document) -> Iterator[Run]:
    """Every stretch of text of a report."""
    for block in document.blocks:
        match block:
            case Paragraph():
                yield from block.runs
            case Items():
                yield from (run for item in block.items for run in item)
            case Table():
                yield from (run for row in block.rows for cell in row for run in cell)
            case _:
                pass


def told(document: Document) -> str:
    """Its words, as one text."""
    return "\n".join(run.text for run in runs(document))


def chapter(document: Document, id: str) -> list[object]:
    """What stands under a heading, up to the next one of its level or above."""
    blocks = list(document.blocks)
    [start] = [n for n, block in enumerate(blocks) if isinstance(block, Heading) and block.id == id]
    level = blocks[start].level  # type: ignore[union-attr]
    found = []
    for block in blocks[start + 1 :]:
        if isinstance(block, Heading) and block.level <= level:
            break
        found.append(block)
    return found


def table(blocks: list[object], first: str) -> dict[str, list[str]]:
    """The rows of the table whose first column is called so, by their first cell."""
    [found] = [one for one in blocks if isinstance(one, Table) and one.columns[0].text == first]
    texts = [["".join(run.text for run in cell) for cell in row] for row in found.rows]
    return {row[0]: row[1:] for row in texts}


@pytest.fixture(scope="module")
def english(restricted: Record) -> Document:
    """The report of the session of `scenes`."""
    return report_of(restricted, "en")


def test_who_took_part_is_counted_from_the_log_with_small_groups_as_one(english: Document) -> None:
    sections = table(chapter(english, "participation"), "Section")
    joined = {section: sum(of == section for of in SECTIONS.values()) for section in set(SECTIONS.values())}
    assert (joined["africa"], joined["europe"], joined["eurasia"]) == (4, 3, 1)
    assert sections["Africa"][1] == "4"
    assert "Eurasia" not in sections, "one person is not told apart"
    assert sum(int(row[1]) for row in sections.values()) == 9


def test_who_came_is_told_against_who_was_invited_where_that_is_known(english: Document) -> None:
    participation = chapter(english, "participation")
    assert table(participation, "Section")["Africa"] == ["11", "4", "4"]
    assert table(participation, "Section")["groups too small to be told apart"] == ["–", "5", "4"]
    prose = [run.text for one in participation if isinstance(one, Paragraph) for run in one.runs]
    assert "Africa: 11 invited, 4 joined, 4 answered." in prose
    assert any(text.startswith("Culture: 4 invited, 0 joined, 0 answered") for text in prose)


def test_where_nobody_said_who_was_invited_no_column_says_so(english: Document) -> None:
    [roles] = [
        one
        for one in chapter(english, "participation")
        if isinstance(one, Table) and one.columns[0].text == "Role"
    ]
    assert [column.text for column in roles.columns] == ["Role", "Joined", "Answered"]


def test_a_chart_has_its_n_and_says_in_words_what_it_shows(english: Document, restricted: Record) -> None:
    [chart] = [one for one in chapter(english, "findings-q2") if isinstance(one, Chart)]
    [row] = restricted.findings.result("q2").rows
    assert f"(n = {row.base})" in chart.caption
    assert all(bar.figure in chart.alternative for bar in chart.bars)


def test_a_vote_of_several_rows_is_one_table_with_the_n_of_each(english: Document, restricted: Record) -> None:
    rows = restricted.findings.result("q1").rows
    [found] = [one for one in chapter(english, "findings-q1") if isinstance(one, Table)][:1]
    heads = [f"{row.row.label.en} (n\u00a0=\u00a0{row.base})" for row in rows if row.row]
    assert [head.text for head in found.columns] == ["Option", *heads]
    assert [row[0][0].text for row in found.rows] == ["1", "2", "3", "None"]


def test_each_area_says_how_much_was_said_of_it_and_which_guidance_rests_on_that(english: Document) -> None:
    ecology = table(chapter(english, "across-challenge"), "Theme")["C1 Ecology"]
    assert ecology == ["5", "6", "–", "not assessable by group", "G-01"]


def test_an_empty_area_is_said_to_be_empty(fresh_engine: Engine, plan: Plan) -> None:
    unbegun = report_of(read_record(fresh_engine, create_session(fresh_engine, plan)), "en")
    assert "Nobody spoke in the session of: C1 Ecology." in told(unbegun)


def test_no_percentage_stands_without_its_n(english: Document) -> None:
    prose = (
        run.text
        for block in english.blocks
        if isinstance(block, Paragraph | Items)
        for run in (block.runs if isinstance(block, Paragraph) else [r for i in block.items for r in i])
    )
    for text in prose:
        for found in re.finditer(r"\d+[ \u00a0]%", text):
            rest = text[found.end() :]
            assert re.match(r" \(n[ \u00a0]=[ \u00a0]\d+\)| of ", rest), text


@pytest.mark.parametrize(
    ("language", "rounded"), [("en", "are rounded"), ("es", "se redondean"), ("fr", "sont arrondis")]
)
def test_it_says_once_that_percentages_are_rounded(
    restricted: Record, language: Language, rounded: str
) -> None:
    assert told(report_of(restricted, language)).count(rounded) == 1


def test_what_was_not_written_is_a_gap_and_what_was_is_kept(english: Document) -> None:
    summary = chapter(english, "summary")
    assert "=It went well." in "".join(
        run.text for block in summary if isinstance(block, Paragraph) for run in block.runs
    )
    gaps = [run.text for run in runs(english) if run.gap]
    assert gaps and all(text.startswith("[Rapporteur") for text in gaps)


def test_a_statement_stands_with_what_it_rests_on(english: Document) -> None:
    told = chapter(english, "statement-G-01")
    lead = next(one for one in told if isinstance(one, Paragraph) and one.style == "lead")
    assert (lead.runs[0].text, lead.runs[0].note) == ("=Cities first", ("Q1-001", "R-Q1"))
    assert not any(isinstance(block, Heading) and block.id == "statement-G-02" for block in english.blocks)
    rows = [["".join(run.text for run in cell) for cell in row] for row in _trace(english).rows]
    assert [row[:3] for row in rows] == [
        ["G-01", "Q1-001", "supports"],
        ["G-01", "Q1-003", "opposes"],
        ["G-01", "R-Q1", "nuances"],
    ]


def _trace(document: Document) -> Table:
    [found] = [one for one in chapter(document, "annex-d") if isinstance(one, Table)]
    return found


def test_a_statement_in_another_language_says_so_and_asks_for_it(restricted: Record) -> None:
    french = chapter(report_of(restricted, "fr"), "statement-G-01")
    lead = next(one for one in french if isinstance(one, Paragraph) and one.style == "lead")
    assert lead.runs[0].language == "en"
    assert any(isinstance(one, Paragraph) and one.runs[0].gap for one in french)


def test_only_what_may_be_quoted_is_and_as_its_author_consented(fresh_engine: Engine, plan: Plan) -> None:
    session = play(fresh_engine, plan)
    changes = [("p-3", ConsentChanged(input="Q1-003", consent="main"))]
    assert read_record(fresh_engine, session).state.stage.ended_at, "consent can be changed no longer"
    write(fresh_engine, session, *changes)
    text = told(report_of(read_record(fresh_engine, session), "en"))
    assert QUOTED not in text and ARABIC not in text


def test_a_quotation_has_its_rendering_and_its_id(fresh_engine: Engine, plan: Plan) -> None:
    document = report_of(quoted(fresh_engine, plan), "es")
    quotes = [one for one in document.blocks if isinstance(one, Paragraph) and one.style == "quote"]
    assert [(run.text, run.note) for run in quotes[0].runs][-1][1] == ("Q1-001",)
    assert "Africa (es)" in quotes[0].runs[-1].text
    assert "Name of" not in told(document)


def quoted(engine: Engine, plan: Plan) -> Record:
    """A session under way in which an input may be quoted by its author's section, and is."""

    session = create_session(engine, plan)
    write(
        engine,
        session,
        ("p-1", Joined(constituencies={"section": "africa"}), "Name of p-1"),
        ("moderator", ItemStarted(item="q1")),
        ("p-1", InputSent(item="q1", text="We learn from each other.", consent="main")),
        ("rapporteur", QuoteChosen(input="Q1-001")),
    )
    return read_record(engine, session)


def two_rounds(engine: Engine, plan: Plan, *after: tuple[str, Body]) -> Document:
    """The report of a session in which eight people of two sections answer twice, and one of a third."""
    session = create_session(engine, plan)
    sections = dict(zip(PEOPLE, ["africa"] * 4 + ["europe"] * 4 + ["eurasia"], strict=True))
    write(
        engine,
        session,
        *(
            (who, Joined(constituencies={"role": "councillor", "section": one}))
            for who, one in sections.items()
        ),
        ("moderator", ItemStarted(item="q2")),
        *((who, BallotCast(item="q2", answer={"": ["a", "b"]})) for who in PEOPLE),
        ("moderator", ItemStarted(item="close", leaving="q2")),
        *((who, BallotCast(item="close", answer={"": ["b"]})) for who in PEOPLE[:4]),
        *((who, BallotCast(item="close", answer={"": ["a"]})) for who in PEOPLE[4:]),
        *after,
    )
    return report_of(read_record(engine, session), "en")


PEOPLE = [f"p-{n}" for n in range(1, 10)]
ENDED = ("moderator", SessionEnded(leaving="close"))


def test_a_second_round_says_what_shifted_in_all_and_in_each_group(fresh_engine: Engine, plan: Plan) -> None:
    document = two_rounds(fresh_engine, plan, ENDED)
    shift = chapter(document, "shift-close")
    [said, found] = shift
    assert isinstance(said, Paragraph) and isinstance(found, Table)
    assert said.runs[0].text == "From the first round to this one. Of the 9 people who answered both rounds."
    assert [head.text.replace("\u00a0", " ") for head in found.columns] == [
        "Answer",
        "All (n = 9 → 9)",
        "Europe (n = 4 → 4)",
        "groups too small to be told apart (n = 5 → 5)",
    ]
    assert table(shift, "Answer") == {
        "B": ["67 → 44 %", "67 → 0 %", "67 → 80 %"],
        "A": ["100 → 56 %", "100 → 100 %", "100 → 20 %"],
        "C": ["0 → 0 %", "0 → 0 %", "0 → 0 %"],
    }


def test_until_the_session_has_ended_a_shift_is_told_of_everyone_alone(
    fresh_engine: Engine, plan: Plan
) -> None:
    document = two_rounds(fresh_engine, plan, ("moderator", VotingClosed(item="close")))
    assert table(chapter(document, "shift-close"), "Answer")["A"] == ["100 → 56 %"]


def test_while_the_second_round_is_open_no_shift_is_told(fresh_engine: Engine, plan: Plan) -> None:
    assert "From the first round to this one." not in told(two_rounds(fresh_engine, plan))


def test_groups_are_told_apart_only_once_the_session_has_ended(fresh_engine: Engine, plan: Plan) -> None:
    document = report_of(quoted(fresh_engine, plan), "en")
    assert "Groups are told apart once the session has ended." in told(document)


def test_what_changes_in_the_log_changes_the_report(fresh_engine: Engine, plan: Plan) -> None:
    session = play(fresh_engine, plan)
    write(
        fresh_engine,
        session,
        ("rapporteur", StatementDropped(statement="G-01")),
        ("rapporteur", ReportWritten(part="next_steps", language="en", text="Sign it.")),
    )
    document = report_of(read_record(fresh_engine, session), "en")
    assert "Sign it." in told(document) and "=Cities first" not in told(document)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("profile", ["restricted", "shareable"])
def test_it_can_be_made_of_any_session_in_any_language(
    engine: Engine, played: SessionRow, language: Language, profile: Profile
) -> None:
    document = report_of(read_record(engine, played, profile), language)
    ids = [block.id for block in document.blocks if isinstance(block, Heading)]
    assert len(ids) == len(set(ids))
    assert document.title == {"en": "title", "es": "title (es)", "fr": "title (fr)"}[language]


def test_a_session_that_has_not_begun_has_one_too(fresh_engine: Engine, plan: Plan) -> None:

    session = create_session(fresh_engine, plan)
    assert "The session has not begun." in told(report_of(read_record(fresh_engine, session), "en"))


@pytest.mark.parametrize("format", RENDERERS)
def test_the_same_log_gives_the_same_bytes(restricted: Record, format: str) -> None:
    def made() -> bytes:
        target = BytesIO()
        write_report(restricted, "es", format, target)
        return target.getvalue()

    assert made() == made()
