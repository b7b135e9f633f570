"""How people may be quoted, in the words of whoever reads it."""

from collections.abc import Mapping

from app.domain.inputs.data import Input
from app.domain.isolated import isolated
from app.domain.people.consent import CONSENTS, USUAL, Consent, cited, levels
from app.i18n import _
from app.live.showing.scene import Scene


def quoted_as(scene: Scene, who: str) -> dict[Consent, str]:
    """What the levels mean for one person, who may have said little of themselves: those that differ."""
    person = scene.state.participants.get(who)
    said: Mapping[str, str] = person.said if person else {}
    meant = {level: _author(scene, said, scene.name(who), level) for level in levels(scene.plan)}
    last = {author: level for level, author in meant.items()}
    return {level: author for level, author in meant.items() if last[author] == level}


def in_general(scene: Scene) -> dict[Consent, str]:
    """What they mean for anyone."""
    everything = [scene.say(one.label) for one in scene.plan.constituencies]
    main = [scene.say(one.label) for one in scene.plan.by_weight[:1]]
    meant: dict[Consent, list[str]] = {
        "named": [_("Name"), *everything],
        "constituencies": everything,
        "main": main or [_("a participant")],
        "none": [_("Do not quote")],
    }
    return {level: ", ".join(meant[level]) for level in levels(scene.plan)}


def last_consent(scene: Scene) -> Consent:
    """How the reader may be quoted, as they said last."""
    person, kept = scene.state.participants.get(scene.who or ""), scene.kept.consent
    chosen = next((one for one in CONSENTS if one == kept), None)
    return chosen or (person.consent if person else None) or USUAL


def author_of(scene: Scene, input: Input) -> str:
    """Whom to name as an input's author; nothing where they were not asked how."""
    said = scene.state.said_by(input)
    return _author(scene, said, scene.author(input), input.consent) if input.consent else ""


def _author(scene: Scene, said: Mapping[str, str], name: str, consent: Consent) -> str:
    if consent == "none":
        return _("Do not quote")
    return ", ".join(cited(scene.plan, said, isolated(name), consent, scene.language)) or _("a participant")
