"""The plan of the session of 18 May 2021 says what its concept note says, in three languages."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

import app
from app.domain.constituencies import Constituency
from app.domain.plan import Plan
from app.domain.text import LANGUAGES, Text
from app.log.plan_file import PlanError, read_plan

SEED = Path(app.__file__).parent / "sessions" / "uclg-2021-05-18.toml"


@pytest.fixture(scope="module")
def plan() -> Plan:
    return read_plan(SEED)


def texts(value: object, at: str = "plan") -> Iterator[tuple[str, Text]]:
    """Every text of the plan and where it stands."""
    if isinstance(value, Text):
        yield at, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from texts(getattr(value, name), f"{at}.{name}")
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one, f"{at}.{getattr(one, 'id', '')}")


def english(value: object) -> str:
    return "\n".join(text.en for _, text in texts(value))


# The session


def test_it_is_the_thematic_session_of_the_concept_note(plan):
    assert plan.kind.en == "Thematic session"
    assert plan.title.en == (
        "A renewed role for local and regional governments in development cooperation: "
        "towards a new UCLG policy"
    )
    assert plan.zone_label == "CEST"
    assert plan.language == "en"


def test_noon_in_summer_time_is_ten_in_utc(plan):
    assert plan.starts_at.isoformat() == "2021-05-18T10:00:00+00:00"
    assert plan.ends_at.isoformat() == "2021-05-18T11:30:00+00:00"


def test_the_agenda_fills_ninety_minutes(plan):
    assert [(item.id, item.minutes) for item in plan.agenda] == [
        ("opening", 5),
        ("background", 10),
        ("q1", 12),
        ("q2", 12),
        ("q3", 12),
        ("q4", 12),
        ("q5", 12),
        ("validation", 10),
        ("close", 5),
    ]
    assert sum(item.minutes for item in plan.agenda) == 90


def test_the_bodies_have_the_parts_the_note_gives_them(plan):
    parts = [(body.part, body.name.en) for body in plan.organisations]
    assert parts == [
        ("organiser", "United Cities and Local Governments (UCLG)"),
        ("lead", "UCLG Working Group on Capacity and Institution Building (CIB)"),
        ("umbrella", "UCLG Policy Council on Multilevel governance"),
        ("umbrella", "UCLG Policy Council on Resilience"),
        ("umbrella", "UCLG Policy Council on the New Urban Agenda"),
        ("addressee", "UCLG Executive Bureau"),
    ]


def constituency(plan: Plan, id: str) -> Constituency:
    return next(one for one in plan.constituencies if one.id == id)


def test_each_umbrella_can_be_chosen_as_a_council(plan):
    umbrellas = {body.id for body in plan.organisations if body.part == "umbrella"}
    councils = [council.id for council in constituency(plan, "council").choices]
    assert len(councils) == 5
    assert umbrellas < set(councils)


# What the note says, in its own words


def test_the_five_guiding_questions_are_word_for_word_those_of_the_note(plan):
    assert [(item.id, item.question.en) for item in plan.as_planned.questions] == [
        ("q1", "How has the reality of development cooperation at all levels changed in the last decade?"),
        ("q2", "How has the relation with donors evolved in the past decade?"),
        (
            "q3",
            "What are the main characteristics of current development cooperation from your local point of "
            "view, and from the global perspective?",
        ),
        (
            "q4",
            "What are the main challenges and obstacles for development and cooperation to gain strength?",
        ),
        ("q5", "How has the crisis impacted development cooperation in the past months?"),
    ]


@pytest.mark.parametrize(
    ("words", "questions"),
    [
        (
            "Back in 2013, UCLG, together with its Working Group on Capacity and Institution Building CIB, "
            "developed the first UCLG Policy Paper on “Development Cooperation and Local Government”, "
            "putting forward the crucial role that local and regional governments play in the development "
            "of nations and the importance of development cooperation by peers to support local governments.",
            (),
        ),
        (
            "In the past eight years, the international context and UN agendas have evolved, as well as the "
            "relations with donors.",
            ("q2",),
        ),
        ("Priorities and modalities of cooperation have also changed.", ("q1", "q3")),
        (
            "With the current crisis, the need for a new social contract and the need to care for local "
            "service provision form part of the importance to develop a strong Pact for the Future, where "
            "development and cooperation have all their place.",
            ("q5",),
        ),
        (
            "set in the urgency of the final decade of the 2030 Agenda and key priorities of the UCLG "
            "membership.",
            (),
        ),
    ],
)
def test_the_background_stands_with_the_questions_it_bears_on(plan, words, questions):
    assert [point.questions for point in plan.background if words in point.text.en] == [questions]


@pytest.mark.parametrize(
    "consulted",
    [
        "Regional Sections",
        "national associations of local governments",
        "individual cities",
        "the thematic parts of the networks including the Policy Councils",
        "international partners already working with the network",
    ],
)
def test_everyone_consulted_is_named_in_the_process(plan, consulted):
    assert consulted in english(plan.process)


def test_everyone_who_takes_part_or_is_consulted_finds_their_role_and_section(plan):
    assert [role.id for role in constituency(plan, "role").choices] == [
        "councillor", "sherpa", "section", "association", "city", "partner", "secretariat", "other",
    ]  # fmt: skip
    assert [section.label.en for section in constituency(plan, "section").choices] == [
        "Africa", "Asia-Pacific", "Eurasia", "Europe", "Middle East and West Asia", "Latin America",
        "North America", "Metropolis", "Forum of Regions", "World Secretariat", "National association",
        "International partner", "Other",
    ]  # fmt: skip


def test_the_objectives_are_ownership_and_guidance(plan):
    objectives = english(plan.objectives)
    assert "ownership of the network on the issue" in objectives
    assert (
        "enable the Sherpas and Councillors of the Policy Councils to provide further guidance and inputs on "
        "policy statement which has been drafted for the Executive Bureau meetings, which serves as a basis "
        "for the longer policy paper, to be launched later this year"
    ) in objectives


def test_the_findings_rest_on_surveys_interviews_and_the_draft_statement(plan):
    assert [source.id for source in plan.evidence] == ["surveys", "interviews", "draft-statement"]


def test_each_document_is_the_basis_of_the_next(plan):
    line = [(document.status, document.date, document.derives_from) for document in plan.documents]
    prior, draft, _ = (document.id for document in plan.documents)
    assert line == [("prior", "2013", None), ("draft", "2021", prior), ("planned", "2021", draft)]
    assert "Adopted in December 2012, published in 2013" in plan.documents[0].summary.en


def test_the_challenge_areas_stand_under_their_heading(plan):
    assert plan.challenge_heading.en == "Care at the heart of local service provision for an inclusive recovery"
    assert {t.id: t.label.en for t in plan.themes if t.group == "challenge"} == {
        "C1": "Ecological Transition",
        "C2": "Health systems and pandemic response",
        "C3": "Local service delivery and access to finance",
        "C4": "Addressing inequalities",
    }


def test_the_mechanisms_stand_with_their_parts(plan):
    mechanisms = [(t.id, t.part_of) for t in plan.themes if t.group == "mechanism"]
    assert mechanisms == [
        ("M1", None),
        ("M2", None),
        ("M2a", "M2"),
        ("M2b", "M2"),
        ("M2c", "M2"),
        ("M2d", "M2"),
        ("M3", None),
    ]
    assert "based on facts and evidence from the field" in plan.mechanism_heading.en


@pytest.mark.parametrize(
    ("theme", "words"),
    [
        (
            "C1",
            "particularly in light of multiple and cascading risks faced by least-resourced and "
            "most-marginalised urban residents (particularly in, but not limited to, low- and middle-income "
            "countries).",
        ),
        (
            "C2",
            "the impact of a major health crisis, its impacts and the consequences of policy and individual "
            "responses",
        ),
        (
            "M1",
            "transformative research and capacity-building for innovation in policy and planning to promote "
            "urban equality.",
        ),
        (
            "M2",
            "context of strong South-South cooperation, including the articulation of new positions beyond "
            "the donor-recipient relationships; the induction of new modes of development cooperation; and "
            "the transformation of institutional architectures and governance mechanisms, including the role "
            "of e-Governance and digital participation",
        ),
        ("M2a", "the articulation of new positions beyond the donor-recipient relationships"),
        ("M2b", "new modes of development cooperation"),
        ("M2c", "transformation of institutional architectures and governance mechanisms"),
        ("M2d", "role of e-Governance and digital participation"),
        (
            "M3",
            "simultaneous focus on quality of life, infrastructure efficiency and city futures in ways that "
            "cut across and within socio-technical systems",
        ),
        ("M3", "multi-sectoral, interdisciplinary, equitable ways"),
    ],
)
def test_a_theme_is_described_in_the_words_of_the_note(plan, theme, words):
    assert words.lower() in plan.themes_by_id[theme].description.en.lower()


# Votes and inputs


def test_only_the_guiding_questions_ask_for_something(plan):
    assert [item.id for item in plan.agenda if item.asks] == ["q1", "q2", "q3", "q4", "q5"]
    assert all(item.vote and item.inputs and item.help for item in plan.as_planned.questions)


def test_each_question_is_voted_on_in_its_way(plan):
    votes = {item.id: item.vote for item in plan.as_planned.questions}
    assert {id: vote.kind for id, vote in votes.items()} == {
        "q1": "scale",
        "q2": "scale",
        "q3": "multiple_choice",
        "q4": "ranking",
        "q5": "scale",
    }
    assert votes["q1"].row_ids == ("local", "national", "regional", "global")
    assert [choice.id for choice in votes["q2"].aside] == ["no_relation"]
    assert (votes["q3"].row_ids, votes["q3"].limit) == (("local", "global"), 3)
    assert votes["q4"].limit == 5
    assert {"C1", "C2", "C3", "C4"} < {option.id for option in votes["q4"].options}
    assert [option.id for option in votes["q5"].options] == ["-2", "-1", "0", "1", "2"]


def test_each_question_takes_experiences_obstacles_and_proposals_of_280_characters(plan):
    for item in plan.as_planned.questions:
        assert [prompt.id for prompt in item.inputs.prompts] == ["experience", "obstacle", "proposal"]
        assert item.inputs.characters == 280


def test_what_can_be_chosen_fits_a_small_phone(plan):
    chosen = [choice for item in plan.as_planned.questions for choice in (*item.vote.rows, *item.vote.choices)]
    too_long = [
        words
        for choice in chosen
        for language in LANGUAGES
        if len(words := choice.label.in_language(language)) > 38
    ]
    assert too_long == []


# Languages and persons


def test_every_text_is_complete_in_three_languages(plan):
    found = list(texts(plan))
    missing = [f"{at}.{lang}" for at, text in found for lang in LANGUAGES if not getattr(text, lang).strip()]
    assert len(found) > 150
    assert missing == []


def test_the_spanish_and_french_are_marked_as_our_translations(plan):
    assert "English" in plan.translations.en
    assert "translations" in plan.translations.en
    assert "traducciones nuestras" in plan.translations.es
    assert "nos propres traductions" in plan.translations.fr


def test_terms_are_translated_the_same_way_everywhere(plan):
    different = [
        f"{at}: {term.term.en}"
        for at, text in texts(plan)
        for term in plan.glossary
        if term.id in {"pact-for-the-future", "new-social-contract", "policy-councils", "executive-bureau"}
        and term.term.en in text.en
        and (term.term.es not in text.es or term.term.fr not in text.fr)
    ]
    assert different == []


def test_nobody_is_named(plan):
    """Words in capitals next to each other are bodies, documents or regions, never a person."""
    known = (
        "United Cities", "Local Governments", "Working Group", "Institution Building",
        "Institution Building CIB", "Policy Council", "Your Policy Council", "Policy Councils", "Policy Paper",
        "Renewed Policy Paper", "New Urban Agenda",
        "Executive Bureau", "Thematic Session", "Development Cooperation", "Local Government",
        "Regional Sections", "Regional Section", "Ecological Transition", "World Secretariat",
        "Middle East", "West Asia", "Latin America", "North America", "Territorial Multilevel Governance",
        "Sustainable Financing", "Sustainable Cities", "Inclusive Territories", "City Diplomacy",
    )  # fmt: skip
    named = set(re.findall(r"\b(?!The |This )[A-Z][^\W\d_A-Z]\w*(?: [A-Z]\w+)+\b", english(plan)))
    assert named - set(known) == set()


# A plan with a mistake


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ('id = "q1"\nminutes = 12', 'id = "q1"\nminutes = 13', ["agenda", "90", "91"]),
        ('kind = "ranking"', 'kind = "applause"', ["agenda.5.vote", "kind", "ranking", "'applause'"]),
        ('zone = "Europe/Madrid"', 'zone = "Europe/Atlantis"', ["zone", "'Europe/Atlantis'"]),
        ('zone_label = "CEST"', 'zone_label = "CEST"\nvenue = "Online"', ["venue"]),
        ("starts = 12:00:00", 'starts = "noon"', ["starts"]),
        ('questions = ["q2"]', 'questions = ["q9"]', ["context-and-donors.questions", "q9"]),
        ('part_of = "M2"', 'part_of = "M9"', ["themes.M2a.part_of", "M9"]),
        ('{ id = "C1", label', '{ id = "C2", label', ["agenda.5.vote", "options", "C2"]),
        ('id = "africa"', 'id = "europe"', ["constituencies.section.choices", "every id must be different"]),
        ('part_of = "M2"', 'part_of = "M2a"', ["themes.M2a.part_of", "no part of itself"]),
    ],
)
def test_a_mistake_is_named_with_what_was_expected(tmp_path, right, wrong, said):
    text = SEED.read_text(encoding="utf-8")
    assert right in text
    broken = tmp_path / "broken.toml"
    broken.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(PlanError) as error:
        read_plan(broken)
    assert [words for words in said if words not in str(error.value)] == []


def test_a_plan_that_is_not_toml_or_not_there_is_named(tmp_path):
    broken = tmp_path / "broken.toml"
    broken.write_text("title = ", encoding="utf-8")
    with pytest.raises(PlanError, match=r"broken\.toml: not valid TOML"):
        read_plan(broken)
    with pytest.raises(PlanError, match=r"missing\.toml: cannot be read"):
        read_plan(tmp_path / "missing.toml")
