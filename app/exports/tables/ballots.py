"""The table `ballots`: every ballot that reached the log, counted or not, one row for each option chosen."""

from collections.abc import Iterator

from app.activities.ranking import Ranking
from app.activities.scale import Scale
from app.domain.vote import NO_OPINION, ONLY_ROW, Answer, Vote
from app.exports.cells import Row, question_number, utc, yes_no
from app.exports.history import CastBallot
from app.exports.record import Record
from app.i18n import N_

COLUMNS = {
    "session_code": N_("The session's code."),
    "question_no": N_("The agenda item or guiding question."),
    "row": N_("The row of a vote that asks the same of several things; empty where there is one."),
    "ballot_ref": N_("The ballot, by its entry's place in the log. A ballot has a row for each option chosen."),
    "participant_ref": N_("The participant, by an id that is random in each session."),
    "role": N_("The role the participant gave."),
    "section": N_("The section the participant gave."),
    "policy_council": N_("The policy council the participant gave."),
    "channel": N_("How it came."),
    "option_code": N_("The option chosen."),
    "option_label_en": N_("The option's label in English."),
    "rank_or_points": N_("The place given in a ranking, 1 being the first."),
    "value": N_("The point chosen on a scale."),
    "abstain": N_("Whether the answer is that they have no opinion."),
    "written_at_utc": N_("When it was cast on the person's device, by the server's clock; empty if unknown."),
    "cast_at_utc": N_("When it reached the log, in UTC."),
    "changed_count": N_("How many times the person had changed their answer by then."),
    "counted": N_("Whether it counts in the results."),
    "not_counted_reason": N_("Why it does not count."),
}


def rows(record: Record) -> Iterator[Row]:
    """The rows of every ballot, in the order they came. An empty answer has one row, without an option."""
    for cast in record.history.ballots:
        item = record.plan.items.get(cast.item)
        vote = item.vote if item else None
        for row, option, place in _chosen(cast.answer):
            yield {
                "session_code": record.session.code,
                "question_no": question_number(cast.item),
                "row": row,
                **_who(record, cast),
                **_choice(vote, option, place),
                **_count(cast),
            }


def _chosen(answer: Answer) -> Iterator[tuple[str, str | None, int]]:
    """Every (row, option, place) of an answer, place 1 being the first."""
    if not any(answer.values()):
        yield ONLY_ROW, None, 0
    for row, options in answer.items():
        for place, option in enumerate(options, 1):
            yield row, option, place


def _who(record: Record, cast: CastBallot) -> Row:
    person = record.person(cast.participant)
    return {
        "ballot_ref": f"B-{cast.seq}",
        "participant_ref": cast.participant,
        "role": person.role if person else None,
        "section": person.section if person else None,
        "policy_council": person.council if person else None,
        "channel": "phone",
    }


def _choice(vote: Vote | None, option: str | None, place: int) -> Row:
    labels = {choice.id: choice.label.en for choice in vote.choices} if vote else {}
    points = {choice.id for choice in vote.options} if isinstance(vote, Scale) else set()
    abstains = option == NO_OPINION
    return {
        "option_code": option,
        "option_label_en": "No opinion" if abstains else labels.get(option or ""),
        "rank_or_points": place if isinstance(vote, Ranking) and option and not abstains else None,
        "value": int(option) if option in points and option else None,
        "abstain": yes_no(abstains),
    }


def _count(cast: CastBallot) -> Row:
    return {
        "written_at_utc": utc(cast.written_at),
        "cast_at_utc": utc(cast.at),
        "changed_count": cast.changes,
        "counted": yes_no(cast.not_counted is None),
        "not_counted_reason": cast.not_counted,
    }
