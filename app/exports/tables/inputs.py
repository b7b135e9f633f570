"""The table `inputs`: every short input that counts, as it stands now."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from hashlib import sha256
from typing import Literal

from app.domain.constituencies import Constituency
from app.domain.guidance.data import Handling
from app.domain.guidance.resting import used_by
from app.domain.inputs.data import Input
from app.domain.plan import Plan
from app.domain.roles import role_of
from app.domain.small_groups import MERGED, NOT_SAID, too_small
from app.domain.text import LANGUAGES, N_
from app.exports.cells import Column, Plain, Row, Type, json_text, local, plain, question_number, utc
from app.exports.citations import citation
from app.exports.codes import (
    ATTRIBUTIONS,
    BROUGHT_BY,
    CHANNELS,
    ENTERED_BY,
    INPUT_ACTIVITIES,
    SET_ASIDE,
    STATUSES,
)
from app.exports.constituencies import given, supporters
from app.exports.open_votes import judgements_may_be_shown, support_may_be_shown
from app.exports.record import Record
from app.exports.rounds import ROUND

_BEFORE_WHO = (
    Column("session_code", N_("The session's code.")),
    Column("session_title", N_("The session's title."), Type.TEXT),
    Column("input_id", N_("The input's id, the same in the report.")),
    Column("agenda_item_no", N_("The agenda item's place in the agenda, 1 being the first."), Type.NUMBER),
    Column("question_no", N_("The agenda item or guiding question.")),
    Column(
        "question_text_en", N_("The guiding question in English; the title where the item has none."), Type.TEXT
    ),
    Column(
        "activity",
        N_("How the input begins: what its author chose to write about."),
        Type.CODE,
        INPUT_ACTIVITIES,
        open=True,
    ),
    ROUND,
    Column("channel", N_("How it came."), Type.CODE, CHANNELS),
    Column("entered_by_role", N_("Who entered it."), Type.CODE, ENTERED_BY),
    Column(
        "written_at_utc",
        N_("When it was sent on the author's device, by the server's clock; empty if unknown."),
        Type.MOMENT,
    ),
    Column("received_at_utc", N_("When it reached the log, in UTC."), Type.MOMENT),
    Column("received_at_local", N_("When it reached the log, in the session's time zone."), Type.LOCAL_MOMENT),
    Column("tz", N_("The session's time zone.")),
    Column(
        "seconds_into_item",
        N_("Seconds from the item's latest start to the input's arrival; empty if it came before."),
        Type.NUMBER,
    ),
    Column("late_arrival", N_("Whether the session had left the item when the input came."), Type.YES_NO),
    Column("participant_ref", N_("The participant, by an id that is random in each session.")),
    Column("name", N_("The name the participant gave, if any, and unless it was erased."), Type.WORDS),
)
_AFTER_WHO = (
    Column("attribution", N_("How the author consented to be quoted."), Type.CODE, ATTRIBUTIONS),
    Column(
        "citation", N_("Whom to name as its author, in English; empty where it may not be quoted."), Type.WORDS
    ),
    Column("language", N_("The language it is in: the one the author was reading, unless that was corrected.")),
    Column("text_original", N_("The present words, as they were written."), Type.WORDS),
    Column(
        "revision_no",
        N_("Which wording it is, 1 being the first; all are in the table revisions."),
        Type.NUMBER,
    ),
    Column("status", N_("Where the input stands."), Type.CODE, STATUSES),
    Column("status_reason", N_("Why it was set aside."), Type.CODE, SET_ASIDE),
    Column("status_by_role", N_("Who brought it there."), Type.CODE, BROUGHT_BY),
    Column("status_at_utc", N_("Since when it stands there."), Type.MOMENT),
    Column("shown_on_board", N_("Whether it was ever shown large on the board."), Type.YES_NO),
    Column("first_shown_at_utc", N_("When it was first shown large on the board."), Type.MOMENT),
    Column(
        "merged_into",
        N_(
            "The input that it was merged with and that stands for both; whoever wrote or supports either is "
            "among those who agree with that one, each once."
        ),
    ),
    Column(
        "endorsements",
        N_("How many others agree with its present words; with earlier ones, see the table revisions."),
        Type.NUMBER,
    ),
    Column(
        "not_for_us",
        N_("How many others disagree with its present words; empty where people are not asked for that."),
        Type.NUMBER,
    ),
)
_RENDERED = {
    "original": N_("As it was written."),
    "human": N_("Rendered by an interpreter or the rapporteur."),
    "none": N_("There is no rendering."),
}
_AFTER_SUPPORT = (
    Column("themes", N_("The themes its author gave it, separated by semicolons.")),
    Column("challenge_areas", N_("Those of its themes that are challenge areas.")),
    Column("mechanisms", N_("Those of its themes that are mechanisms.")),
    Column("themes_by_rapporteur", N_("The themes the rapporteur gave it, separated by semicolons.")),
    Column("themes_by_moderators", N_("The themes moderators gave it, separated by semicolons.")),
    Column("text_en", N_("Its present words in English, original or rendered."), Type.WORDS),
    Column("text_es", N_("Its present words in Spanish, original or rendered."), Type.WORDS),
    Column("text_fr", N_("Its present words in French, original or rendered."), Type.WORDS),
    Column("rendering_source", N_("Where its words in other languages come from."), Type.CODE, _RENDERED),
    Column("cluster_id", N_("The group of inputs that say alike, where it is in one.")),
    Column("quote_selected", N_("Whether the rapporteur chose it to be quoted."), Type.YES_NO),
    Column(
        "guidance_ids",
        N_("The statements that rest on it, separated by semicolons: none on what stands no longer."),
    ),
    Column("stance", N_("How it bears on each of them, in the same order.")),
    Column("policy_sections", N_("Where these go in the policy, separated by semicolons."), Type.WORDS),
    Column(
        "used_in_report",
        N_("Whether the report quotes it as the rapporteur chose, or has a statement that rests on it."),
        Type.YES_NO,
    ),
    Column("not_used_reason", N_("Why the rapporteur did not take it up, if they did not."), Type.WORDS),
    Column(
        "row_sha256",
        N_(
            "SHA-256 of the row's other cells in UTF-8, in order, each followed by the character U+001F, "
            "without the apostrophe that stands before formulas."
        ),
    ),
)


def columns(plan: Plan) -> tuple[Column, ...]:
    """The columns."""
    return (*_BEFORE_WHO, *given(plan), *_AFTER_WHO, *supporters(plan), *_AFTER_SUPPORT)


def rows(record: Record) -> Iterator[Row]:
    """One row for each input, in the order they came."""
    all = columns(record.plan)
    for input in record.state.inputs.values():
        row: Row = {
            **_where(record, input),
            **_when(record, input),
            **_who(record, input),
            **_what_became_of_it(record, input),
            "themes": ";".join(input.themes),
            "challenge_areas": _themes(record, input, "challenge"),
            "mechanisms": _themes(record, input, "mechanism"),
            **_rendered(input),
            **_at_desk(record, input),
        }
        if record.profile == "shareable":
            row |= _left_out(record, input)
        yield {**row, "row_sha256": row_hash(all, row)}


def _left_out(record: Record, input: Input) -> Row:
    """What is left out of a row that may be passed on: of what may be quoted, what its author did not
    consent to be told of them; of the rest, all but that it is there."""
    if input.consent is None or not record.state.stands(input):
        told = {column.name for column in columns(record.plan)} - _COUNTS
        return dict.fromkeys(told - {f"endorsements_by_{one.name}" for one in record.plan.by_weight[:1]})
    scopes = [one.name for one in record.plan.by_weight]
    hidden = {"participant_ref": None} | ({} if input.consent == "named" else {"name": None})
    return hidden | (dict.fromkeys(scopes[1:]) if input.consent == "main" else {})


_COUNTS = {
    *("session_code", "session_title", "input_id", "agenda_item_no", "question_no", "question_text_en"),
    *("round", "channel", "attribution", "status", "merged_into", "endorsements", "not_for_us"),
}
"""What counts, whatever may be quoted."""


def row_hash(columns: Iterable[Column], row: Row) -> str:
    """The hash that the column `row_sha256` explains."""
    cells = (plain(column, row[column.name]) for column in columns if column.name in row)
    return sha256("".join(f"{_text(cell)}\x1f" for cell in cells).encode()).hexdigest()


def _text(cell: Plain) -> str:
    return "" if cell is None else str(cell)


def _where(record: Record, input: Input) -> Row:
    item = record.state.agenda[input.item]
    return {
        "session_code": record.session.code,
        "session_title": record.plan.title.en,
        "input_id": input.id,
        "agenda_item_no": record.state.agenda.number(item.id),
        "question_no": question_number(item.id),
        "question_text_en": item.headline.en,
        "activity": input.prompt or ("intervention" if input.noted else "short_input"),
        "round": record.state.agenda.round_of(item.id),
        "channel": input.noted or "phone",
        "entered_by_role": role_of(input.noted_by or input.author),
    }


def _when(record: Record, input: Input) -> Row:
    zone = record.plan.zone
    return {
        "written_at_utc": utc(input.written_at),
        "received_at_utc": utc(input.sent_at),
        "received_at_local": local(input.sent_at, zone),
        "tz": zone,
        "seconds_into_item": _seconds_into_item(record, input.item, input.sent_at),
        "late_arrival": input.late,
    }


def _seconds_into_item(record: Record, item_id: str, moment: datetime) -> float | None:
    starts = [run.started_at for run in record.state.stage.runs if run.item == item_id]
    passed = [start for start in starts if start <= moment]
    return round((moment - passed[-1]).total_seconds(), 1) if passed else None


def _who(record: Record, input: Input) -> Row:
    return {
        "participant_ref": input.author or None,
        "name": input.name or record.name(input.author, input.seq) or None,
        **record.findings.by_scope(record.state.said_by(input)),
        "attribution": input.consent or "not_asked",
        "citation": citation(record, input, "en"),
        "language": input.language,
    }


def _what_became_of_it(record: Record, input: Input) -> Row:
    aside = record.state.stage.set_aside.get(input.id)
    status, head = record.state.status(input), record.state.stood_for_by(input)
    return {
        "text_original": input.text,
        "revision_no": len(input.revisions),
        "status": status,
        "status_reason": aside.reason if aside and status == "set_aside" else None,
        "status_by_role": role_of(record.history.run.status_by[input.id]),
        "status_at_utc": utc(record.history.run.status_since[input.id]),
        "shown_on_board": input.first_shown_at is not None,
        "first_shown_at_utc": utc(input.first_shown_at),
        "merged_into": None if head is input else head.id,
        "endorsements": len(record.state.supporters(input)) if support_may_be_shown(record, input) else None,
        "not_for_us": _disagree(record, input),
        **_support(record, input),
    }


def _disagree(record: Record, input: Input) -> int | None:
    """As the table judgements has it of all."""
    if not record.state.is_judged(input.item) or not judgements_may_be_shown(record, input.item):
        return None
    return sum(one.stance == "disagree" for one in input.judgements.values())


def _support(record: Record, input: Input) -> Row:
    """How many of each group of the main constituency, those of groups with too few of them as one. Of what is
    judged it is left out: here nobody could be left alone by it, but beside the table judgements they could."""
    if record.profile != "complete" and record.state.is_judged(input.item):
        return {f"endorsements_by_{one.name}": None for one in record.plan.by_weight[:1]}
    return {
        f"endorsements_by_{one.name}": json_text(_shared_out(record, one, input))
        for one in record.plan.by_weight[:1]
    }


def _shared_out(record: Record, constituency: Constituency, input: Input) -> dict[str, int]:
    said = (_said_by(record, who) for who in record.state.supporters(input))
    groups = Counter(one.get(constituency.id, NOT_SAID) for one in said)
    hidden = too_small(groups)
    shown: Counter[str] = Counter()
    for group, count in groups.items():
        shown[MERGED if group in hidden else group] += count
    return dict(sorted(shown.items()))


def _said_by(record: Record, who: str) -> Mapping[str, str]:
    """What someone said of themselves; of whoever never joined, what was noted with their input."""
    person, noted = record.person(who), record.state.inputs.get(who)
    return person.said if person else noted.said if noted else {}


def _rendered(input: Input) -> Row:
    """Its words in each language; where they come from, "human" being said of any that is not the original."""
    words = {to: one.text for to, one in input.renderings.items()} | {input.language: input.text}
    source = "human" if input.renderings else "original" if input.text else "none"
    return {**{f"text_{to}": words.get(to) for to in LANGUAGES}, "rendering_source": source}


def _at_desk(record: Record, input: Input) -> Row:
    """What the rapporteur did with it, and where it went."""
    state, handling = record.state, record.state.handled.get(input.id, Handling())
    using = used_by(state, input.id)
    group = state.group_of(input.id)
    return {
        "themes_by_rapporteur": ";".join(id for id in handling.themes if id not in handling.by_moderators),
        "themes_by_moderators": ";".join(id for id in handling.themes if id in handling.by_moderators),
        "cluster_id": group.id if group else None,
        "quote_selected": handling.quoted,
        "guidance_ids": ";".join(one.id for one in using),
        "stance": ";".join(one.evidence[input.id] for one in using),
        "policy_sections": ";".join(dict.fromkeys(one.section for one in using if one.section)),
        "used_in_report": bool(using) or (handling.quoted and state.may_be_quoted(input)),
        "not_used_reason": handling.why_not or None,
    }


def _themes(record: Record, input: Input, group: Literal["challenge", "mechanism"]) -> str:
    return ";".join(id for id in input.themes if record.plan.themes_by_id[id].group == group)
