"""What can be done about being late or early, in words, each by one press."""

from typing import NamedTuple

from babel.lists import format_list

from app.domain.agenda.lateness import Change, Proposal, proposals
from app.i18n import _, ngettext
from app.live.showing.scene import Scene
from app.screens.questions import called


class Offer(NamedTuple):
    """A proposal: what is done, what it comes to, and the fields of the command that does it."""

    words: str
    comes_to: str
    fields: dict[str, str]


def offers(scene: Scene) -> list[Offer]:
    """What can be done now, the best first."""
    drift = abs(scene.clock.drift_minutes)
    return [Offer(_in_words(scene, one), _comes_to(one, drift), _fields(one)) for one in proposals(scene.clock)]


def kept(scene: Scene) -> str:
    """What keeps its time, of what is still to come."""
    coming = scene.state.agenda.coming(scene.state.stage.live)
    return _joined(scene, [scene.say(item.title) for item in coming if item.protected])


def _in_words(scene: Scene, proposal: Proposal) -> str:
    changes = proposal.changes
    if proposal.kind == "leave_out":
        return _("Leave out %(item)s", item=called(scene, changes[0].item))
    taken = proposal.kind == "take"
    if len({change.by for change in changes}) > 1:
        parts = _joined(scene, [_part(scene, change) for change in changes])
        return _("Take minutes: %(parts)s", parts=parts) if taken else _("Give minutes: %(parts)s", parts=parts)
    items = _joined(scene, [called(scene, change.item) for change in changes])
    each = changes[0].by
    if taken:
        return ngettext(
            "Take %(n)s min from %(items)s",
            "Take %(n)s min each from %(items)s",
            len(changes),
            n=each,
            items=items,
        )
    return ngettext(
        "Give %(n)s min to %(items)s", "Give %(n)s min each to %(items)s", len(changes), n=each, items=items
    )


def _part(scene: Scene, change: Change) -> str:
    return f"{called(scene, change.item)} {change.by}"


def _comes_to(proposal: Proposal, drift: int) -> str:
    if proposal.gains < drift:
        return _("%(n)s of %(of)s min", n=proposal.gains, of=drift)
    return _("%(n)s min", n=proposal.gains)


def _fields(proposal: Proposal) -> dict[str, str]:
    if proposal.kind == "leave_out":
        return {"leave_out": proposal.changes[0].item.id}
    return {"minutes": " ".join(f"{change.item.id}={change.minutes}" for change in proposal.changes)}


def _joined(scene: Scene, words: list[str]) -> str:
    return format_list(words, locale=scene.language) if words else ""
