"""What each screen's one script and one sheet are joined of, in the order in which it stands in them.

A part is a file of `static/scripts` or `static/styles`, one behaviour or one component each. `*/` begins what
the kinds of vote have in their own folders.
"""

_EVERY_SCREEN = (
    "session.js",
    "store.js",
    "former.js",
    "clock.js",
    "faces.js",
    "answers.js",
    "wire.js",
    "line.js",
    "reach.js",
    "poll.js",
    "outbox.js",
    "forms.js",
)

_ROLES = ("keys.js", "awake.js")

SCRIPTS: dict[str, tuple[str, ...]] = {
    "phone.js": (
        *_EVERY_SCREEN,
        "pieces.js",
        "drafts.js",
        "states.js",
        "characters.js",
        "count.js",
        "fields.js",
        "*/script.js",
        "ballots.js",
        "vote.js",
        "box.js",
        "rewordings.js",
        "waiting.js",
        "leftovers.js",
        "others.js",
        "times.js",
        "afresh.js",
        "toggles.js",
        "outcome.js",
        "phone.js",
        "place.js",
    ),
    "moderator.js": (
        *_EVERY_SCREEN,
        *_ROLES,
        "place.js",
        "settling.js",
        "refused.js",
        "choice.js",
        "moderator.js",
    ),
    "board.js": (*_EVERY_SCREEN, *_ROLES, "fit.js", "fullscreen.js"),
    "rapporteur.js": _EVERY_SCREEN,
}
"""Parts begin in this order, each with those before it (see `static/gate.js`)."""

SHEETS: dict[str, tuple[str, ...]] = {
    "phone.css": ("hemicycle.css", "*/style.css"),
    "desk.css": ("hemicycle.css", "*/style.css", "desk.css", "*/desk.css"),
    "board.css": ("hemicycle.css", "*/style.css", "desk.css", "*/desk.css", "board.css", "*/board.css"),
}
"""What comes later has the last word."""
