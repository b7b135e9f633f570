"""Ids that mean something already, so that a plan cannot give them to a thing of its own.

It is asked of who writes a plan. A plan that stands in a log has what ids it has, and is read as it is.
"""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from app.domain.agenda.data import AgendaItem, Prompt
from app.domain.background import Theme
from app.domain.constituencies import Constituency, Listed
from app.domain.small_groups import ALL, MERGED, NOT_SAID
from app.domain.text import Model

FIELDS = frozenset(
    {
        *("name", "language", "key", "ticket", "cookies", "read", "do", "item", "kind", "theme", "text"),
        *("consent", "order", "left", "statement", "input"),
    }
)
"""What forms and addresses that ask for constituencies ask for besides."""

COLUMNS = frozenset(
    {
        *("abstain", "activity", "agenda_item_no", "answered_at_utc", "attribution", "ballot_ref"),
        *("cast_at_utc", "challenge_areas", "change_id", "changed_count", "channel", "citation", "cluster_id"),
        *("counted", "duration_s", "ended_at_utc", "endorsements", "entered_by_role", "first_shown_at_utc"),
        *("guidance_id", "guidance_ids", "had_screen", "input_id", "language", "late_arrival", "limit_s"),
        *("linked_input_ids", "mechanisms", "merged_into", "name", "not_counted_reason", "not_for_us"),
        *("not_used_reason", "option_code", "option_label_en", "order", "participant_ref", "policy_sections"),
        *("present_wording", "question_no", "question_text_en", "quote_selected", "rank_or_points"),
        *("received_at_local", "received_at_utc", "rendering_source", "requested_at_utc", "revision_no"),
        *("round", "row", "row_sha256", "seconds_into_item", "seq", "session_code", "session_title"),
        *("shown_on_board", "stance", "started_at_utc", "status", "status_at_utc", "status_by_role"),
        *("status_reason", "text", "text_en", "text_es", "text_fr", "text_original", "themes"),
        *("themes_by_moderators", "themes_by_rapporteur", "topic", "tz", "used_in_report", "value"),
        "written_at_utc",
    }
)
"""The columns of the tables that have one for each constituency besides (a test holds this to the tables)."""

SUPPORT = "endorsements_by_"
"""What the name of a column begins with that says by a constituency who supports an input."""


class Reserved(NamedTuple):
    """Ids that are taken, each or whatever the pattern fits, and what they mean."""

    ids: Collection[str] | re.Pattern[str]
    means: str

    def has(self, id: str) -> bool:
        """Whether it is one of them."""
        return bool(self.ids.fullmatch(id)) if isinstance(self.ids, re.Pattern) else id in self.ids


_IN_FORMS = (Reserved(FIELDS, "is a field of forms"),)
_IN_TABLES = (
    Reserved(COLUMNS, "is a column of tables"),
    Reserved({ALL}, "means everyone in tables"),
    Reserved(re.compile(rf"{SUPPORT}.*"), f"is a column of tables, as every name that begins with {SUPPORT}"),
)
_OF_GROUPS = (
    Reserved({ALL}, "means everyone in results and tables"),
    Reserved({MERGED}, "means the groups that are too small to be told apart"),
    Reserved({NOT_SAID}, "means those who did not say"),
)
_OF_ITEMS = (
    Reserved(re.compile(r"s\d+"), "is the id of a question asked on the spot"),
    Reserved(
        re.compile(r"[bghkr](-.*)?"), "begins the ids of ballots, statements, groups of inputs, or results"
    ),
)
_OF_THEMES = (
    Reserved(re.compile(r"T\d+"), "is the id of a theme of the rapporteur's own"),
    Reserved(re.compile(r"s\d+"), "is the id of a question asked on the spot"),
)
_OF_PROMPTS = (
    Reserved({"short_input"}, "means in tables that no beginning was chosen"),
    Reserved({"intervention"}, "means in tables what was noted"),
)


def collisions(thing: Model) -> Iterator[tuple[str, str]]:
    """For each key of a thing of the plan that says an id which is taken: the key, and what the id means. What
    no option of a vote may be called, the vote itself says."""
    for key, id, taken in _namespaces(thing):
        if means := next((one.means for one in taken if one.has(id)), ""):
            yield key, f"{id!r} {means}; choose another"


def _namespaces(thing: Model) -> Iterator[tuple[str, str, tuple[Reserved, ...]]]:
    match thing:
        case Constituency():
            yield "id", thing.id, _IN_FORMS if thing.column else (*_IN_FORMS, *_IN_TABLES)
            if thing.column:
                yield "column", thing.column, _IN_TABLES
        case Listed():
            yield "id", thing.id, _OF_GROUPS
        case Prompt():
            yield "id", thing.id, _OF_PROMPTS
        case AgendaItem():
            yield "id", thing.id, _OF_ITEMS
        case Theme():
            yield "id", thing.id, _OF_THEMES
