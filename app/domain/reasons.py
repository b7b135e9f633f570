"""Why something does not count, and why an input is set aside: fixed codes, worded where they are shown."""

from typing import Literal, get_args

Reason = Literal[
    # of what was sent
    "unreadable", "wrong_type", "unknown_command", "control_characters", "too_long", "empty_text",
    "empty_answer", "unknown_item", "unknown_input", "unknown_person", "unknown_row", "unknown_option",
    "unknown_constituency", "unknown_reason", "unknown_statement", "unknown_theme", "unknown_group", "too_many",
    "chosen_twice", "same_place", "no_opinion_alone", "key_taken",
    "no_answers_chosen", "too_few_options", "too_many_options", "options_alike", "other_number_of_options",
    "planned_words", "more_than_an_expression",
    # of who sent it
    "not_joined", "not_allowed", "not_yours", "own_input", "door_closed", "no_ticket", "ticket_used",
    # of the moment
    "not_running", "not_open", "still_open", "not_shown", "closed", "ended", "nothing_asked", "not_live",
    "already_live", "already_begun", "moved_on", "nothing_to_undo", "reworded", "statement_reworded",
    "part_reworded", "theme_there", "same_language", "withdrawn", "not_standing", "not_quotable", "no_ballot",
    "too_many_inputs", "only_supported", "only_judged", "held", "too_many_pinned", "nothing_to_merge",
    "other_questions",
    # of the service: not final, the same may be sent again
    "too_fast", "not_saved", "newer_log",
]  # fmt: skip
REASONS: tuple[Reason, ...] = get_args(Reason)

SetAsideReason = Literal["off_question", "duplicate", "personal", "offensive", "unclear", "test", "other"]
SET_ASIDE_REASONS: tuple[SetAsideReason, ...] = get_args(SetAsideReason)
OWN_WORDS: SetAsideReason = "other"
"""The reason that says nothing by itself: moderators say it in their own words."""
