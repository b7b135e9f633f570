"""How much was heard of each group of the main constituency, as it is read. It is public: none is too small."""

from datetime import timedelta
from typing import NamedTuple

from app.domain.floor.heard import NOTHING, Heard, group_of, heard
from app.i18n import _, ngettext
from app.live.showing.scene import Scene
from app.screens.turn import minutes


class GroupHeard(NamedTuple):
    """A group, how many turns it had, and how long they took ("4:10"; nothing where no time was taken)."""

    label: str
    turns: int
    time: str


def groups_heard(scene: Scene) -> list[GroupHeard]:
    """Every group, also those of whom nothing was heard; none where the plan tells no groups apart."""
    main = next(iter(scene.plan.by_weight), None)
    if main is None:
        return []
    labels = {choice.id: scene.say(choice.label) for choice in main.choices}
    return [
        GroupHeard(labels.get(group) or _("not said"), one.turns, _told(one.time))
        for group, one in heard(scene.state, main, scene.now).items()
    ]


def why_first(scene: Scene, who: str) -> str:
    """Why someone is suggested where those come first of whom least was heard: what was heard of their group,
    or, where the plan tells no groups apart, of themselves."""
    state = scene.state
    main = next(iter(scene.plan.by_weight), None)
    if main is None:
        spoken = any(turn.participant == who for turn in state.stage.turns)
        return _("has spoken already, and asked first") if spoken else _("has not spoken yet")
    said = state.participants[who].said
    choice = main.choice(said.get(main.id))
    group = scene.say(choice.label) if choice else _("not said")
    so_far = heard(state, main, scene.now).get(group_of(said, main), NOTHING)
    if not so_far.turns:
        return _("nothing heard yet of: %(group)s", group=group)
    return _("least heard of those who ask: %(group)s (%(heard)s)", group=group, heard=_in_words(so_far))


def _in_words(one: Heard) -> str:
    turns = ngettext("%(n)s turn", "%(n)s turns", one.turns)
    return f"{turns}, {minutes(one.time)} min" if one.time else turns


def _told(time: timedelta) -> str:
    return minutes(time) if time else ""
