"""The fold: a session's state is what its log says, entry by entry.

`apply` is pure and deterministic: the same entries in the same order give the same state and the same
outcomes, on every process that reads them. It decides who may do what, when, and whether it counts. An entry
that does not count stays in the log with its reason; it changes nothing else.
"""

from collections.abc import Callable, Iterable
from typing import Any

from app.domain.agenda import entries as agenda
from app.domain.agenda import going_on, notes, on_the_spot, replanning
from app.domain.attendance import entries as attendance
from app.domain.ballots import breakdowns, hands, written
from app.domain.ballots import entries as ballots
from app.domain.ballots import moderation as voting
from app.domain.board import entries as board
from app.domain.door import entries as door
from app.domain.entry import Body, Entry
from app.domain.floor import entries as floor
from app.domain.floor import moderation as conduct
from app.domain.guidance import harvest, reporting, statements, validation
from app.domain.inputs import (
    agreement,
    languages,
    merging,
    pinned,
    renderings,
    review,
    spoken,
    support,
    together,
)
from app.domain.inputs import entries as inputs
from app.domain.inputs import moderation as care
from app.domain.outcome import Outcome, Refusal
from app.domain.people import entries as people
from app.domain.roles import PARTICIPANTS, role_of
from app.domain.roles import entries as roles
from app.domain.session import entries as session
from app.domain.session.data import Action
from app.domain.state import State

Meaning = Callable[[State, Entry, Any], str | None]
"""What an entry of a kind does to the state. Returns the id of the input it is about; raises Refusal."""

MEANINGS: dict[type[Body], Meaning] = {
    session.Planned: session.planned,
    session.BegunAfresh: session.begun_afresh,
    session.Undone: session.undone,
    people.Joined: people.joined,
    people.ScreensSeen: people.screens_seen,
    people.PersonErased: people.person_erased,
    people.NamesErased: people.names_erased,
    door.DoorClosed: door.door_closed,
    door.DoorOpened: door.door_opened,
    door.TicketsIssued: door.tickets_issued,
    attendance.InvitedSet: attendance.invited_set,
    attendance.PresentCounted: attendance.present_counted,
    roles.Introduced: roles.introduced,
    roles.LinksRenewed: roles.links_renewed,
    agenda.ItemStarted: agenda.item_started,
    agenda.SessionEnded: agenda.session_ended,
    agenda.TimeExtended: agenda.time_extended,
    replanning.Replanned: replanning.replanned,
    replanning.ItemMoved: replanning.item_moved,
    replanning.ItemProtected: replanning.item_protected,
    on_the_spot.ItemAdded: on_the_spot.item_added,
    on_the_spot.ItemWorded: on_the_spot.item_worded,
    notes.NotesTaken: notes.notes_taken,
    going_on.GoesOnByItself: going_on.goes_on_by_itself,
    going_on.WentOn: going_on.went_on,
    ballots.BallotCast: ballots.ballot_cast,
    ballots.BallotWithdrawn: ballots.ballot_withdrawn,
    hands.HandsCounted: hands.hands_counted,
    hands.HandsStruck: hands.hands_struck,
    voting.VotingOpened: voting.voting_opened,
    voting.VotingClosed: voting.voting_closed,
    voting.ResultsRevealed: voting.results_revealed,
    voting.ResultsHidden: voting.results_hidden,
    breakdowns.BreakdownShown: breakdowns.breakdown_shown,
    breakdowns.BreakdownHidden: breakdowns.breakdown_hidden,
    written.WordsHidden: written.words_hidden,
    written.WordsShown: written.words_shown,
    inputs.InputSent: inputs.input_sent,
    inputs.InputRevised: inputs.input_revised,
    inputs.InputWithdrawn: inputs.input_withdrawn,
    inputs.ConsentChanged: inputs.consent_changed,
    spoken.InterventionNoted: spoken.intervention_noted,
    spoken.InterventionCorrected: spoken.intervention_corrected,
    spoken.InterventionStruck: spoken.intervention_struck,
    support.Endorsed: support.endorsed,
    agreement.Judged: agreement.judged,
    care.InputShown: care.input_shown,
    care.InputUnshown: care.input_unshown,
    care.InputSetAside: care.input_set_aside,
    care.InputRestored: care.input_restored,
    care.NamesShown: care.names_shown,
    board.BoardSwitched: board.board_switched,
    review.ReviewChanged: review.review_changed,
    review.InputsLetThrough: review.inputs_let_through,
    together.InputsSetAside: together.inputs_set_aside,
    together.InputsRestored: together.inputs_restored,
    pinned.InputsPinned: pinned.inputs_pinned,
    merging.InputsMerged: merging.inputs_merged,
    merging.InputsParted: merging.inputs_parted,
    floor.FloorAsked: floor.floor_asked,
    floor.FloorGiven: floor.floor_given,
    floor.FloorEnded: floor.floor_ended,
    conduct.FloorOrderSet: conduct.floor_order_set,
    conduct.SpeakingLimitSet: conduct.speaking_limit_set,
    conduct.FloorTotalsShown: conduct.floor_totals_shown,
    renderings.RenderingAdded: renderings.rendering_added,
    languages.LanguageCorrected: languages.language_corrected,
    statements.StatementDrafted: statements.statement_drafted,
    statements.StatementRevised: statements.statement_revised,
    statements.StatementDropped: statements.statement_dropped,
    statements.EvidenceWeighed: statements.evidence_weighed,
    validation.StatementPutForward: validation.statement_put_forward,
    validation.StatementAnswered: validation.statement_answered,
    harvest.ThemeNamed: harvest.theme_named,
    harvest.InputTagged: harvest.input_tagged,
    harvest.QuoteChosen: harvest.quote_chosen,
    harvest.InputConsidered: harvest.input_considered,
    harvest.InputsGrouped: harvest.inputs_grouped,
    reporting.ReportWritten: reporting.report_written,
}
"""Every kind of entry, and what it means."""

KINDS: dict[str, type[Body]] = {kind.kind: kind for kind in MEANINGS}
"""Every kind of entry, by its name in the log."""


def folded(entries: Iterable[Entry]) -> State:
    """What a log adds up to."""
    state = State()
    for entry in entries:
        apply(state, entry)
    return state


def apply(state: State, entry: Entry) -> Outcome:
    """Take one entry into account and say what became of it."""
    state.seq = entry.seq
    try:
        outcome = Outcome(entry.seq, entry.actor, None, _meant(state, entry))
    except Refusal as refusal:
        outcome = Outcome(entry.seq, entry.actor, refusal.reason)
    if entry.key is not None:
        state.outcomes[entry.key] = outcome
    return outcome


def _meant(state: State, entry: Entry) -> str | None:
    body = entry.body
    if role_of(entry.actor) not in body.by:
        raise Refusal("not_joined" if body.by == PARTICIPANTS else "not_allowed")
    meaning = MEANINGS[type(body)]
    return _kept_to_undo(state, entry, meaning) if body.undoable else meaning(state, entry, body)


def _kept_to_undo(state: State, entry: Entry, meaning: Meaning) -> str | None:
    """As it is meant; what it changed of the stage, or that another run began, can be undone."""
    stage, state.left = state.stage, None
    made = meaning(state, entry, entry.body)
    if state.stage != stage or state.left is not None:
        state.actions.append(Action(entry.seq, entry.actor, entry.body, stage, state.left))
    state.left = None
    return made
