"""What the codes mean that are the same in every session. Messages to translate, in English."""

from app.domain.fold import MEANINGS
from app.domain.roles import HELD, NOTERS
from app.domain.small_groups import MERGED
from app.domain.text import N_

REPLACED, WITHDRAWN = "replaced", "withdrawn"
"""Why a ballot counts no longer."""

YES_OR_NO = {"y": N_("Yes."), "n": N_("No.")}

STATUSES = {
    "received": N_("Received: everyone in the session may read it."),
    "held": N_("It waits for the moderators to let it through; until then nobody else reads it."),
    "shown": N_("Shown large on the board."),
    "set_aside": N_("Set aside by the moderator; its author sees why, and nothing is deleted."),
    "withdrawn": N_("Taken back by its author."),
}

SET_ASIDE = {
    "off_question": N_("It does not answer the question."),
    "duplicate": N_("Another input says the same."),
    "personal": N_("It names or exposes a person."),
    "offensive": N_("It is offensive."),
    "unclear": N_("It cannot be understood."),
    "test": N_("It was a test."),
    "other": N_("For another reason, which the moderators said in their own words."),
}

REFUSALS = {
    "unreadable": N_("The message could not be read."),
    "wrong_type": N_("The message had a value of the wrong kind."),
    "unknown_command": N_("The message asked for something that does not exist."),
    "control_characters": N_("The text had characters that cannot be written."),
    "too_long": N_("The text was too long."),
    "empty_text": N_("The text was empty."),
    "empty_answer": N_("Nothing was chosen."),
    "unknown_item": N_("The agenda has no such item."),
    "unknown_input": N_("There is no such input."),
    "unknown_person": N_("Nobody like this had joined."),
    "unknown_constituency": N_("Nobody is asked for such a constituency."),
    "unknown_row": N_("The vote has no such row."),
    "unknown_option": N_("The vote has no such option."),
    "unknown_reason": N_("The reason is not one of the list."),
    "unknown_statement": N_("There is no such statement."),
    "unknown_theme": N_("There is no such theme."),
    "unknown_group": N_("There was no such group of inputs."),
    "too_many": N_("More options were chosen than the vote allows."),
    "chosen_twice": N_("An option was chosen twice."),
    "same_place": N_("Two options were put at the same place."),
    "no_opinion_alone": N_("No opinion was chosen together with an option."),
    "no_answers_chosen": N_("It was not said how the question is answered."),
    "too_few_options": N_("Fewer options were given than the vote takes."),
    "too_many_options": N_("More options were given than one question takes."),
    "options_alike": N_("Two options were alike."),
    "other_number_of_options": N_("There were more or fewer options than in the original."),
    "more_than_an_expression": N_("An answer in words was longer than an expression of three words."),
    "planned_words": N_("The item's words were planned."),
    "key_taken": N_("Someone else had used the message's key."),
    "not_joined": N_("The sender had not joined."),
    "not_allowed": N_("The sender may not do this."),
    "not_yours": N_("The input is another's."),
    "own_input": N_("It was the sender's own input."),
    "door_closed": N_("The door was closed."),
    "no_ticket": N_("The session asks for a ticket."),
    "ticket_used": N_("Someone had joined with the ticket already."),
    "reworded": N_("The input had been reworded meanwhile."),
    "statement_reworded": N_("The statement had been reworded meanwhile."),
    "part_reworded": N_("Someone had written there meanwhile."),
    "theme_there": N_("There was a theme of that name already."),
    "same_language": N_("The input was in that language already."),
    "not_running": N_("The session was not running."),
    "not_open": N_("Answers were not yet taken."),
    "still_open": N_("Answers were still taken."),
    "not_shown": N_("Nothing of the kind was shown."),
    "closed": N_("It came after the close."),
    "ended": N_("It came after the session's end."),
    "nothing_asked": N_("The item asks nothing of the kind."),
    "not_live": N_("The item was not live."),
    "already_live": N_("The item was live already."),
    "already_begun": N_("The item had begun already."),
    "moved_on": N_("The session had moved on."),
    "nothing_to_undo": N_("There was nothing to undo."),
    "withdrawn": N_("The input had been taken back."),
    "not_standing": N_("The input was set aside or taken back."),
    "held": N_("The input waited for the moderators to let it through."),
    "not_quotable": N_("Its author had asked that it be quoted nowhere."),
    "no_ballot": N_("There was no answer to take back."),
    "too_many_inputs": N_("The sender had sent as many inputs as one person may."),
    "only_supported": N_("Inputs to the item are supported, and not judged."),
    "only_judged": N_("Inputs to the item are judged, and not supported."),
    "too_many_pinned": N_("As many inputs were pinned as stand first at once."),
    "nothing_to_merge": N_("Fewer than two inputs were named to be merged."),
    "other_questions": N_("Inputs to different questions cannot be merged."),
    "too_fast": N_("Too many messages came at once."),
    "not_saved": N_("It could not be saved."),
    "newer_log": N_("A newer version of the program ran the session."),
}

OUTCOMES = {
    "counted": N_("It counted."),
    **REFUSALS,
}

NOT_COUNTED = {
    **REFUSALS,
    REPLACED: N_("The person answered again later."),
    WITHDRAWN: N_("The person took the answer back."),
}

KINDS = {kind.kind: kind.meaning for kind in MEANINGS}

ON_THE_BOARD = {**STATUSES, "hidden": N_("Names are not shown.")}

ATTRIBUTIONS = {
    "named": N_("By name, with all that the author said of themselves."),
    "constituencies": N_("Without the name, by all that the author said of themselves."),
    "main": N_("Without the name, by the main of what the author said of themselves."),
    "none": N_("Not at all: it counts, and only the moderator and the rapporteur read it."),
    "not_asked": N_("Its author was not asked, or did not say: it may not be quoted."),
}

CHANNELS = {
    "phone": N_("By the participant's own phone or computer."),
    "floor": N_("Said aloud, and noted by whoever keeps the record."),
    "paper": N_("Written on paper, and typed by whoever keeps the record."),
}

INPUT_ACTIVITIES = {
    "short_input": N_("A short input, without a beginning chosen."),
    "intervention": N_("An intervention that was noted."),
}

HOLDERS: dict[str, str] = {role: holder.meaning for role, holder in HELD.items()}

ACTOR_ROLES: dict[str, str] = {role: meaning for role, meaning in HOLDERS.items() if role in NOTERS}

ENTERED_BY: dict[str, str] = {
    "participant": N_("Its author."),
    **{role: meaning for role, meaning in HOLDERS.items() if role in NOTERS},
}

ACTORS = {"system": N_("The program."), "host": N_("The host, by the command line."), **HOLDERS}

BROUGHT_BY = {**ACTORS, "participant": N_("Its author.")}

TOO_FEW = {MERGED: N_("One of several with too few people to be told apart.")}

PROFILE_CODES = {
    "restricted": N_("The rapporteur's: no single person's vote is in it."),
    "shareable": N_("For anyone: what was said stands in it as its author consented to be quoted."),
    "complete": N_("The host's alone: who voted what is in it."),
}
