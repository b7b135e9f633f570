"""What the kinds of the desk are called: the same on screen and in the report."""

from app.domain.text import N_

KINDS: dict[str, str] = {
    "finding": N_("Finding"),
    "recommendation": N_("Recommendation"),
    "open_question": N_("Open question"),
    "dissent": N_("Dissent"),
}

STANCES: dict[str, str] = {
    "supports": N_("supports"),
    "nuances": N_("nuances"),
    "opposes": N_("opposes"),
    "adds": N_("adds"),
}
