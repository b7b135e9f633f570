"""Which entries change what is on a screen: names for the sets that views use."""

from app.domain import entries as e
from app.domain.entries import Body

Kinds = frozenset[type[Body]]

AGENDA: Kinds = frozenset({e.ItemStarted, e.SessionEnded, e.Undone})
VOTING: Kinds = AGENDA | {e.VotingOpened, e.VotingClosed}
RESULTS: Kinds = VOTING | {e.ResultsRevealed, e.ResultsHidden}
BALLOTS: Kinds = frozenset({e.BallotCast, e.BallotWithdrawn})
WORDS: Kinds = frozenset({e.InputSent, e.InputRevised, e.InputWithdrawn})
CARE: Kinds = frozenset(
    {e.InputShown, e.InputUnshown, e.InputSetAside, e.InputRestored, e.NamesShown, e.Undone}
)
PEOPLE: Kinds = frozenset({e.Joined})
TIMES: Kinds = AGENDA | {e.TimeExtended}
HANDS: Kinds = frozenset({e.FloorAsked, e.FloorGiven, e.FloorEnded, e.Undone})
