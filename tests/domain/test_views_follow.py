"""What stands on a screen is what stands in the log: what an entry does not touch reads as before."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from app.activities.words.word import same
from app.domain.agenda.data import AgendaItem, ShortInputs
from app.domain.agenda.entries import ItemStarted
from app.domain.agenda.going_on import GoesOnByItself, WentOn
from app.domain.agenda.notes import NotesTaken
from app.domain.agenda.on_the_spot import ItemAdded, ItemWorded
from app.domain.agenda.on_the_spot_commands import IN_OWN_WORDS, in_one_language
from app.domain.agenda.replanning import ItemMoved, ItemProtected, Replanned
from app.domain.attendance.entries import InvitedSet, PresentCounted
from app.domain.ballots.entries import BallotCast, BallotWithdrawn
from app.domain.ballots.hands import HandsCounted, HandsStruck
from app.domain.ballots.moderation import ResultsRevealed, VotingOpened
from app.domain.ballots.written import OfWords
from app.domain.board.data import SCENE_NAMES
from app.domain.entry import Body, Entry, Moderation
from app.domain.floor.entries import FloorAsked, FloorGiven
from app.domain.floor.moderation import FloorTotalsShown
from app.domain.fold import MEANINGS, apply
from app.domain.guidance.data import RECOGNITIONS
from app.domain.guidance.harvest import InputConsidered, InputsGrouped, InputTagged, QuoteChosen, ThemeNamed
from app.domain.guidance.reporting import ReportWritten
from app.domain.guidance.statements import (
    EvidenceWeighed,
    StatementDrafted,
    StatementDropped,
    StatementRevised,
)
from app.domain.guidance.validation import StatementAnswered, StatementPutForward
from app.domain.inputs.agreement import Judged
from app.domain.inputs.data import STANCES
from app.domain.inputs.entries import ConsentChanged, InputRevised, InputSent, InputWithdrawn
from app.domain.inputs.languages import LanguageCorrected
from app.domain.inputs.moderation import InputShown, NamesShown
from app.domain.inputs.renderings import RenderingAdded
from app.domain.inputs.several import Seen
from app.domain.inputs.spoken import InterventionCorrected, InterventionNoted, InterventionStruck
from app.domain.inputs.support import Endorsed
from app.domain.names import Names
from app.domain.people.consent import CONSENTS
from app.domain.people.entries import Joined, ScreensSeen
from app.domain.plan import Plan
from app.domain.reasons import SET_ASIDE_REASONS
from app.domain.session.entries import Planned, Undone
from app.domain.state import State
from app.domain.text import LANGUAGES
from app.live.room.concerned import concerned
from app.live.room.presence import Presence
from app.live.showing.render import SWAPPED
from app.live.showing.rendering import html
from app.live.showing.scene import Kept, Scene
from app.live.showing.view import View
from app.screens.views import VIEWS
from tests.domain.scenes import asking_for_words
from tests.exports.scenes import small_plan


def reading_back(plan: Plan) -> Plan:
    """The plan, in which its first question reads statements back as well, and what is said to its second is
    judged."""
    first = next(item.id for item in plan.agenda if item.asks)
    judged = ShortInputs(prompt=IN_OWN_WORDS, others="agreement")
    second = next(item.id for item in plan.agenda if item.asks and item.id != first)
    agenda = [
        item.model_copy(update={"reads_back": item.id == first})
        if item.id != second
        else item.model_copy(update={"inputs": judged})
        for item in plan.agenda
    ]
    return plan.model_copy(update={"agenda": tuple(agenda)})


PLAN = asking_for_words("pause", reading_back(small_plan()))
PEOPLE = ("p-1", "p-2", "p-3")
NOW = datetime(2021, 5, 18, 10, 5, tzinfo=UTC)
ASKING = [item.id for item in PLAN.agenda if item.asks]
ITEMS = [item.id for item in PLAN.agenda]
INPUTS = st.sampled_from([f"{ASKING[0].upper()}-{n:03d}" for n in (1, 1, 2, 3)])
TO_COME = ITEMS[-1]
ON_THE_SPOT = [
    AgendaItem(
        id="s",
        title=in_one_language("Et ?", "fr"),
        minutes=2,
        worded_in="fr",
        inputs=ShortInputs(prompt=IN_OWN_WORDS) if inputs else None,
    )
    for inputs in (True, False)
]
GONE_ON: dict[str, st.SearchStrategy[Any]] = {"item": st.sampled_from(ITEMS), "up_at": st.just(NOW)}
WORD = same("care")
JUDGED = f"{ASKING[1].upper()}-001"
consents, words = st.sampled_from(CONSENTS), st.sampled_from(["More", "Less", "Other"])
drafts = st.sampled_from([{"en": "Another view"}, {"es": "Otra visión"}])
people, asking, yes = st.sampled_from(PEOPLE), st.sampled_from(ASKING[:2]), st.booleans()


def answer(item: str, choice: int) -> dict[str, list[str]]:
    vote = PLAN.as_planned[item].vote
    if vote is None:
        return {}
    return {vote.row_ids[0]: [vote.choices[choice % len(vote.choices)].id]}


def moderation(kind: type[Body]) -> st.SearchStrategy[dict[str, Any]]:
    """What an entry of this kind may say; "leaving" and "seq" follow from the state."""
    fields: dict[str, st.SearchStrategy[Any]] = {
        "item": st.sampled_from(ITEMS) if kind is ItemStarted else asking,
        "input": INPUTS,
        "constituency": st.just("section") if kind is InvitedSet else st.sampled_from(["section", "role"]),
        "shown": yes,
        "order": st.sampled_from(["first_come", "least_heard"]),
        "seconds": st.sampled_from([None, 60, 120]),
        "participant": people,
        "reason": st.sampled_from(SET_ASIDE_REASONS),
        "note": st.sampled_from(["", "As another"]),
        "choice": st.sampled_from(["africa", "europe", "eurasia"]),
        "invited": st.sampled_from([None, 0, 5]),
        "revision": st.sampled_from([None, 1, 2]),
        "minutes": st.just({TO_COME: 3} if kind is Replanned else 2),
        "leave_out": st.sampled_from([(), (TO_COME,)]),
        "take_in": st.sampled_from([(), (TO_COME,)]),
        "protected": yes,
        "on": yes,
        "live": yes,
        "scene": st.sampled_from(SCENE_NAMES),
        "pinned": st.booleans(),
        "review": st.sampled_from(["none", "first"]),
        "head": st.builds(Seen, input=INPUTS, revision=st.just(1)),
        "inputs": st.lists(st.builds(Seen, input=INPUTS, revision=st.just(1)), min_size=1, max_size=3),
    }
    if kind is ItemAdded:
        fields["item"] = st.sampled_from(ON_THE_SPOT)
    if issubclass(kind, OfWords):
        fields |= {"item": st.just("pause"), "words": st.sampled_from([(WORD,), (same("peace"), WORD)])}
    if kind in (ItemMoved, ItemProtected):
        fields["item"] = st.just(TO_COME)
    return st.fixed_dictionaries({name: how for name, how in fields.items() if name in kind.model_fields})


SECTIONS = [{"section": "africa"}, {"section": "europe"}]
MODERATIONS = [kind for kind in MEANINGS if issubclass(kind, Moderation)]
by_participants = st.one_of(
    st.tuples(
        people,
        st.builds(Joined, constituencies=st.sampled_from(SECTIONS)),
    ),
    st.tuples(
        people,
        asking.flatmap(
            lambda i: st.builds(
                BallotCast, item=st.just(i), answer=st.integers(0, 3).map(lambda n: answer(i, n))
            )
        ),
    ),
    st.tuples(
        people,
        st.builds(
            BallotCast, item=st.just("pause"), answer=st.sampled_from([{"": ["Care", "peace"]}, {"": ["care"]}])
        ),
    ),
    st.tuples(people, st.builds(BallotWithdrawn, item=asking | st.just("pause"))),
    st.tuples(people, st.builds(InputSent, item=asking, text=words, consent=st.none() | consents)),
    st.tuples(people, st.builds(ConsentChanged, input=INPUTS, consent=consents)),
    st.tuples(people, st.builds(InputRevised, input=INPUTS, text=st.sampled_from(["Reworded", "Again"]))),
    st.tuples(people, st.builds(InputWithdrawn, input=INPUTS)),
    st.tuples(people, st.builds(Endorsed, input=INPUTS, agree=yes, revision=st.sampled_from([None, 1]))),
    st.tuples(
        st.just("moderator"),
        st.builds(NotesTaken, item=st.sampled_from(ITEMS), text=words)
        | st.builds(ItemWorded, item=st.just("s1"), language=st.sampled_from(LANGUAGES), question=words),
    ),
    st.tuples(st.just("system"), st.tuples(st.just(WentOn), st.fixed_dictionaries(GONE_ON))),
    st.tuples(
        people,
        st.builds(Judged, input=st.just(JUDGED), stance=st.sampled_from(STANCES), revision=st.just(1)),
    ),
    st.tuples(
        people,
        st.builds(
            FloorAsked,
            wanted=yes,
            topic=st.sampled_from(["", "Trade"]),
            language=st.sampled_from([None, "es"]),
        ),
    ),
    st.tuples(
        st.just("rapporteur"),
        st.builds(InterventionNoted, item=st.sampled_from(ITEMS), text=words, participant=st.none() | people)
        | st.builds(InterventionCorrected, input=INPUTS, text=words)
        | st.builds(InterventionStruck, input=INPUTS)
        | st.builds(HandsStruck, item=asking)
        | st.builds(HandsCounted, item=asking, in_favour=st.integers(0, 3), against=st.just(1))
        | st.builds(RenderingAdded, input=INPUTS, language=st.just("es"), text=words, revision=st.just(1))
        | st.builds(StatementDrafted, texts=st.just({"fr": "Un avis"}))
        | st.builds(StatementRevised, statement=st.just("G-01"), revision=st.just(1), texts=drafts)
        | st.builds(StatementDropped, statement=st.just("G-01"), dropped=yes)
        | st.builds(StatementPutForward, statement=st.sampled_from(["G-01", "G-02"]), forward=yes)
        | st.builds(EvidenceWeighed, statement=st.just("G-01"), evidence=INPUTS, stance=st.just("adds"))
        | st.builds(InputTagged, input=INPUTS, theme=st.just("C1"), tagged=yes)
        | st.builds(QuoteChosen, input=INPUTS, quoted=yes)
        | st.builds(InputConsidered, input=INPUTS, why_not=words)
        | st.builds(InputsGrouped, inputs=st.tuples(INPUTS), label=words)
        | st.builds(LanguageCorrected, input=INPUTS, language=st.sampled_from(LANGUAGES))
        | st.builds(ThemeNamed, label=words)
        | st.builds(ReportWritten, part=st.just("summary"), language=st.just("en"), text=words),
    ),
    st.tuples(
        people,
        st.builds(
            StatementAnswered, statement=st.just("G-01"), recognition=st.sampled_from(RECOGNITIONS), text=words
        ),
    ),
    st.tuples(st.just("system"), st.builds(ScreensSeen, participants=st.just(PEOPLE))),
    st.tuples(st.just("system"), st.builds(PresentCounted, people=st.just({"all": {"": 3}}))),
)
by_moderators = st.one_of(
    *(st.tuples(st.just("moderator"), st.tuples(st.just(kind), moderation(kind))) for kind in MODERATIONS)
)
acts = by_participants | by_moderators


class Screens:
    """A session, and every view of it as it would be rendered."""

    def __init__(self) -> None:
        self.state, self.names = State(), Names()
        self.seq = 0

    def scene(self, who: str | None = None) -> Scene:
        return Scene("ABC234", self.state, self.names, Presence(), "en", NOW, "http://here", who=who)

    def shown(self) -> dict[tuple[View, str], str]:
        """Every view as it is pushed, a personal one for each person; and as it stands in a newcomer's page."""
        common = {(view, ""): html(view, self.scene()) for view in VIEWS if not view.personal}
        personal = {(v, who): html(v, self.scene(who)) for v in VIEWS if v.personal for who in PEOPLE}
        new = {(v, "new"): html(v, replace(self.scene(), reading=1), pushed=False) for v in VIEWS if v.own}
        return common | personal | new

    def take(self, actor: str, body: Body) -> tuple[frozenset[str], set[str]]:
        """Fold an entry: the topics it touched, and whom it concerns."""
        self.seq += 1
        entry = Entry(self.seq, NOW + timedelta(milliseconds=self.seq), actor, body, f"k{self.seq}")
        whom = set(concerned(self.state, entry)) if self.seq > 1 else set()
        outcome = apply(self.state, entry)
        if outcome.refused is None and isinstance(body, Joined):
            self.names.give(actor, self.seq, f"{actor} of {body.constituencies.get('section')}")
        whom |= set(concerned(self.state, entry))
        return (frozenset() if outcome.refused else body.touches), whom


def filled(state: State, said: Any) -> Body:
    """A moderator's act as it is made on the state that stands."""
    if isinstance(said, Body):
        return said
    kind, fields = said
    if "leaving" in kind.model_fields:
        fields = {**fields, "leaving": state.stage.live or (ITEMS[0] if kind is WentOn else None)}
    if kind is Undone:
        fields = {**fields, "seq": state.actions[-1].seq if state.actions else 1}
    return kind(**fields)  # type: ignore[no-any-return]


FIRST, SECOND = f"{ASKING[0].upper()}-001", f"{ASKING[0].upper()}-002"
UNDER_WAY: list[tuple[str, Body]] = [
    *((who, Joined(constituencies={"section": "africa"})) for who in PEOPLE),
    ("moderator", ItemStarted(item=ASKING[1])),
    (PEOPLE[0], BallotCast(item=ASKING[1], answer=answer(ASKING[1], 1))),
    (PEOPLE[0], InputSent(item=ASKING[1], text="Judged")),
    (PEOPLE[1], Judged(input=JUDGED, stance="disagree", revision=1)),
    ("moderator", ResultsRevealed(item=ASKING[1])),
    ("moderator", ItemStarted(item="pause", leaving=ASKING[1])),
    (PEOPLE[0], BallotCast(item="pause", answer={"": ["care"]})),
    ("moderator", ItemStarted(item=ASKING[0], leaving="pause")),
    ("moderator", VotingOpened(item="pause")),
    (PEOPLE[0], InputSent(item=ASKING[0], text="First")),
    (PEOPLE[1], InputSent(item=ASKING[0], text="Second")),
    (PEOPLE[1], Endorsed(input=FIRST)),
    ("moderator", InputShown(input=FIRST)),
    ("rapporteur", InterventionNoted(item=ASKING[0], text="Aloud", participant=PEOPLE[2])),
    ("moderator", NamesShown(shown=True)),
    ("moderator", GoesOnByItself(on=True)),
    ("moderator", FloorGiven(participant=PEOPLE[0])),
    (PEOPLE[1], FloorAsked(topic="Trade")),
    ("moderator", FloorTotalsShown(shown=True)),
    ("rapporteur", StatementDrafted(texts={"en": "A view"})),
    ("rapporteur", StatementPutForward(statement="G-01")),
    (PEOPLE[0], StatementAnswered(statement="G-01", recognition="change", text="More")),
]
"""A session in which there is something of everything to be seen."""


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(acts, min_size=1, max_size=8))
@example([("rapporteur", InputTagged(input=FIRST, theme="C1"))])
def test_what_an_entry_does_not_touch_reads_as_before_on_every_screen(said: list[tuple[str, Any]]) -> None:
    screens = Screens()
    screens.take("system", Planned(plan=PLAN))
    for actor, body in UNDER_WAY:
        screens.take(actor, body)
    before = screens.shown()
    for actor, act in said:
        body = filled(screens.state, act)
        touched, whom = screens.take(actor, body)
        after = screens.shown()
        for (view, who), text in after.items():
            told = view.any_entry or bool(view.shows & touched) or (view.personal and who in whom)
            assert told or text == before[view, who], f"{view.screen}/{view.name} was not told of {body!r}"
        before = after


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(acts, max_size=8), st.sampled_from([Kept("key"), Kept("key", "Said", "barrier", ("C1",))]))
def test_a_view_in_which_someone_has_nothing_of_their_own_stands_in_their_page_as_in_everyones(
    said: list[tuple[str, Any]], kept: Kept
) -> None:
    screens = Screens()
    screens.take("system", Planned(plan=PLAN))
    for actor, body in UNDER_WAY:
        screens.take(actor, body)
    for actor, act in said:
        screens.take(actor, filled(screens.state, act))
    for view in VIEWS:
        if view.screen != "participant":
            continue
        for who in PEOPLE:
            scene = replace(screens.scene(who), kept=kept, reading=1)
            if view.own is None:
                assert html(view, scene, pushed=False) == html(view, screens.scene()).replace(SWAPPED, "", 1)
            elif not view.own(scene):
                new = replace(screens.scene(), kept=Kept(kept.key), reading=1)
                assert html(view, scene, pushed=False) == html(view, new, pushed=False), view.name
