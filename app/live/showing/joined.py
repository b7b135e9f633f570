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
        "readback.js",
        "consent.js",
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
        "select.js",
        "sort.js",
        "note.js",
        "keeps.js",
        "autosave.js",
        "ask.js",
        "title.js",
        "moderator.js",
    ),
    "board.js": (*_EVERY_SCREEN, *_ROLES, "fit.js", "fullscreen.js"),
    "rapporteur.js": (*_EVERY_SCREEN, "keys.js", "note.js", "rapporteur.js"),
    "desk.js": (*_EVERY_SCREEN, "keys.js", "desk.js"),
    "report.js": (*_EVERY_SCREEN, "report.js"),
}
"""Parts begin in this order, each with those before it (see `static/gate.js`)."""

_BASIS = ("tokens.css", "base.css", "button.css", "field.css", "head.css", "notice.css", "text.css", "chip.css")

_SHOWN = ("hemicycle.css", "chart.css", "option.css", "input.css", "agenda.css", "clock.css")

_LARGE = ("font.css", "awake.css", "single-keys.css")

SHEETS: dict[str, tuple[str, ...]] = {
    "phone.css": (
        *_BASIS,
        *_SHOWN,
        "outcome.css",
        "choices.css",
        "prose.css",
        "phone.css",
        "phone-clock.css",
        "vote.css",
        "write.css",
        "readback.css",
        "leftover.css",
        "others.css",
        "past.css",
        "hand.css",
        "join.css",
        "start.css",
        "*/style.css",
    ),
    "desk.css": (
        *_BASIS,
        *_SHOWN,
        "*/style.css",
        *_LARGE,
        "desk.css",
        "desk-head.css",
        "panes.css",
        "desk-clock.css",
        "desk-agenda.css",
        "asking.css",
        "current-item.css",
        "controls.css",
        "desk-chart.css",
        "people.css",
        "door.css",
        "rehearse.css",
        "hands.css",
        "outcome.css",
        "noting.css",
        "statements-read.css",
        "stream.css",
        "several.css",
        "keys.css",
        "log.css",
        "desk-columns.css",
        "report-columns.css",
        "report.css",
        "*/desk.css",
    ),
    "board.css": (
        *_BASIS,
        *_SHOWN,
        "*/style.css",
        *_LARGE,
        "board.css",
        "board-head.css",
        "stage.css",
        "board-readback.css",
        "areas.css",
        "board-chart.css",
        "large.css",
        "lean.css",
        "participation.css",
        "way-in.css",
        "corner.css",
        "*/board.css",
    ),
}
"""What comes later has the last word."""
