"""What a session is about, for whoever wants to read it: its texts, in the reader's language."""

from dataclasses import dataclass
from typing import NamedTuple

from app.domain.background import Point, Theme
from app.domain.text import Text
from app.live.showing.scene import Scene
from app.live.showing.shown import Shown


class AboutTheme(NamedTuple):
    """A theme; `part` where it is a part of another."""

    id: str
    label: str
    description: str
    part: bool


class Group(NamedTuple):
    """The themes of a group, under their heading."""

    group: str
    heading: str
    themes: list[AboutTheme]


class Document(NamedTuple):
    """A text in the line of documents."""

    title: str
    date: str
    summary: str


class Term(NamedTuple):
    """A term, and how it is said in every language."""

    term: str
    everywhere: str


@dataclass(frozen=True)
class About(Shown):
    """What stands under "About this session". What the plan does not say is empty."""

    hours: str
    zone: str
    organisers: list[str]
    umbrella: list[str]
    background_title: str
    background: list[str]
    objectives: list[str]
    process: list[str]
    findings_title: str
    findings_intro: str
    evidence: list[str]
    groups: list[Group]
    documents: list[Document]
    terms: list[Term]
    translations: str


def about(scene: Scene) -> About:
    """All of it."""
    plan = scene.plan
    return About(
        hours=hours(scene),
        zone=plan.zone_label,
        organisers=_organisations(scene, "organiser", "lead"),
        umbrella=umbrella(scene),
        background_title=_said(scene, plan.background_title),
        background=_points(scene, plan.background),
        objectives=_points(scene, plan.objectives),
        process=_points(scene, plan.process),
        findings_title=_said(scene, plan.findings_title),
        findings_intro=_said(scene, plan.findings_intro),
        evidence=[scene.say(one.label) for one in plan.evidence],
        groups=[
            _group(scene, "challenge", plan.challenge_heading),
            _group(scene, "mechanism", plan.mechanism_heading),
        ],
        documents=[Document(scene.say(one.title), one.date, scene.say(one.summary)) for one in plan.documents],
        terms=[Term(scene.say(one.term), _everywhere(one.term)) for one in plan.glossary],
        translations=_said(scene, plan.translations),
    )


def hours(scene: Scene) -> str:
    """The planned hours."""
    return f"{scene.time(scene.plan.starts_at)}–{scene.time(scene.plan.ends_at)}"


def umbrella(scene: Scene) -> list[str]:
    """Under whose umbrella the session is held."""
    return _organisations(scene, "umbrella")


def organisers(scene: Scene) -> list[str]:
    """Who holds the session."""
    return _organisations(scene, "organiser")


def kind(scene: Scene) -> str:
    """What kind of session it is; nothing where the plan does not say."""
    return _said(scene, scene.plan.kind)


def _said(scene: Scene, text: Text | None) -> str:
    return scene.say(text) if text else ""


def _points(scene: Scene, points: tuple[Point, ...]) -> list[str]:
    return [scene.say(point.text) for point in points]


def _organisations(scene: Scene, *parts: str) -> list[str]:
    return [scene.say(one.name) for one in scene.plan.organisations if one.part in parts]


def _group(scene: Scene, group: str, heading: Text | None) -> Group:
    themes = [_theme(scene, theme) for theme in scene.plan.themes if theme.group == group]
    return Group(group, _said(scene, heading), themes)


def _theme(scene: Scene, theme: Theme) -> AboutTheme:
    return AboutTheme(
        theme.id, scene.say(theme.label), _said(scene, theme.description), theme.part_of is not None
    )


def _everywhere(term: Text) -> str:
    return f"{term.en} · {term.es} · {term.fr}"
