"""What a client is told of something it sent: acknowledged, or refused for a reason in its own words."""

import json
from collections.abc import Mapping

from app.domain.outcome import Outcome
from app.domain.reasons import REASONS, Reason
from app.domain.text import N_, Language
from app.i18n import translations

MESSAGES: dict[Reason, str] = {
    "unreadable": N_("This could not be read. Nothing was changed; please reload the page."),
    "wrong_type": N_("Something in this was not of the expected kind. Please reload the page and try again."),
    "unknown_command": N_("This is not something that can be asked for here. Please reload the page."),
    "control_characters": N_("The text holds characters that cannot be shown. Please take them out."),
    "too_long": N_("The text is too long. Shorten it and send it again; it is still in the box."),
    "empty_text": N_("There is no text yet. Write something and send it again."),
    "empty_answer": N_("Nothing is chosen yet. Choose an answer and send it again."),
    "unknown_item": N_("This question is not on the agenda. Please reload the page."),
    "unknown_input": N_("This input is not here. Please reload the page."),
    "unknown_person": N_("Nobody like this has joined the session. Choose who speaks again."),
    "unknown_constituency": N_("Nobody is asked for such a group. Please reload the page."),
    "unknown_row": N_("This part of the question does not exist. Please reload the page."),
    "unknown_option": N_("This answer is not one of the choices. Please choose again."),
    "unknown_reason": N_("Choose one of the reasons of the list."),
    "unknown_statement": N_("This statement is not there any more. Please reload the page."),
    "unknown_theme": N_("There is no such theme. Please reload the page."),
    "unknown_group": N_("There is no such group of inputs. Please reload the page."),
    "too_many": N_("Too many answers are chosen, or too many points given. Take some away and send it again."),
    "chosen_twice": N_("The same answer is chosen twice. Please choose again."),
    "same_place": N_("Two answers have the same place. Give each its own and send it again."),
    "no_opinion_alone": N_("“No opinion” cannot be joined with other answers. Choose one or the other."),
    "no_answers_chosen": N_("Say how it is to be answered: by a vote, in people’s own words, or both."),
    "too_few_options": N_("Type what can be chosen, one a line, at least two. The question is kept."),
    "too_many_options": N_("These are too many to choose from on a phone. Keep twelve of them."),
    "options_alike": N_("Two lines say the same. Make each its own."),
    "other_number_of_options": N_("Type each choice on a line of its own, in the order of the original."),
    "more_than_an_expression": N_(
        "Each answer is a word, or an expression of three words at most. Shorten it; it is still in its box."
    ),
    "planned_words": N_("The words of this item were planned, and stay as they are."),
    "key_taken": N_("This was sent by someone else already. Please reload the page."),
    "not_joined": N_("Please join the session first."),
    "not_allowed": N_("Only the moderator can do this."),
    "not_yours": N_("This input is someone else’s; only its author can change it."),
    "own_input": N_("This is your own input; the others can support it."),
    "door_closed": N_("The door is closed: nobody new can join now. Ask the moderator to open it."),
    "no_ticket": N_("This session asks for a ticket. Type the one you were given, or ask for one."),
    "ticket_used": N_("Someone has joined with this ticket already; each lets one person in. Ask for another."),
    "not_running": N_("The session is not running now."),
    "not_open": N_("This has not been opened yet."),
    "still_open": N_("Close voting first: while answers come in, results are not told by groups."),
    "not_shown": N_("This is not shown any more."),
    "closed": N_("Voting on this question has closed."),
    "ended": N_("The session has ended; nothing more can be sent to it."),
    "nothing_asked": N_("There is nothing to answer here."),
    "not_live": N_("This item is not live now."),
    "already_live": N_("This item is live already."),
    "already_begun": N_("This item has begun already, and keeps its place."),
    "moved_on": N_("The session had moved on already. Nothing was changed."),
    "nothing_to_undo": N_("There is nothing to undo."),
    "reworded": N_("Its author has reworded it meanwhile. Nothing was changed; read it again."),
    "statement_reworded": N_("Someone reworded it meanwhile. Your words are kept; read theirs, then save."),
    "part_reworded": N_("Someone else wrote here meanwhile. Your words are kept; read theirs, then save."),
    "theme_there": N_("There is a theme of that name already."),
    "same_language": N_("It is in this language already. Choose another one."),
    "withdrawn": N_("This input was withdrawn."),
    "not_standing": N_("This input was withdrawn or set aside."),
    "held": N_("This input waits to be read by the moderators first."),
    "not_quotable": N_("Its author asked that this be quoted nowhere; it counts, and is not shown."),
    "no_ballot": N_("There is no vote of yours to take back."),
    "too_many_inputs": N_("You have sent as many inputs to this question as one person may."),
    "only_supported": N_("Inputs to this question are supported. Please reload the page."),
    "only_judged": N_("Of inputs to this question one agrees, disagrees or passes. Please reload the page."),
    "too_many_pinned": N_("Three can be pinned at most. Unpin one of them first."),
    "nothing_to_merge": N_("Select two inputs or more: they are merged into the one selected first."),
    "other_questions": N_("Only inputs to the same question can be merged."),
    "too_fast": N_("That was very fast. It is kept and will be sent again in a moment."),
    "not_saved": N_("Not saved yet; we keep trying."),
    "newer_log": N_("The service is being renewed. What you sent is kept and will be sent again."),
}  # fmt: skip


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def words(reason: Reason, language: Language) -> str:
    """What the reason is called in a language."""
    return translations(language).gettext(MESSAGES[reason])


def why(code: str, language: Language) -> str:
    """The reason with this code in a language; nothing where there is none."""
    return next((words(reason, language) for reason in REASONS if reason == code), "")


def acknowledgement(key: str, outcome: Outcome) -> dict[str, object]:
    """The answer to something that counts."""
    answer: dict[str, object] = {"ack": key, "seq": outcome.seq}
    if outcome.made is not None:
        answer["made"] = outcome.made
    return answer


def refusal(key: str | None, reason: Reason, language: Language) -> dict[str, object]:
    """The answer to something that does not count."""
    return {"refused": key, "reason": reason, "message": words(reason, language)}


def answer(key: str, outcome: Outcome, language: Language) -> dict[str, object]:
    """What became of a request."""
    if outcome.refused is None:
        return acknowledgement(key, outcome)
    return refusal(key, outcome.refused, language)


def as_json(answer: Mapping[str, object]) -> str:
    """The answer as it goes over the wire."""
    return _ENCODER.encode(answer)
