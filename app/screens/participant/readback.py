"""The statement that is read back, and whether the reader recognises the discussion in it."""

from dataclasses import dataclass

from app.domain.guidance.data import Reply
from app.domain.people.consent import USUAL, Consent
from app.live.showing.scene import Scene
from app.live.showing.shown import Shown
from app.live.showing.view import View
from app.screens.quoting import in_general, last_consent
from app.screens.readback import ReadBack, read_back_now


@dataclass(frozen=True)
class Readback(Shown):
    """The statement, where one is read back; and what the reader answered to it, in the form's fields. What
    they answered to other words counts no longer: then it was `reworded`. `consents` are the ways in which a
    change they ask for may be quoted."""

    statement: ReadBack | None
    recognition: str
    reworded: bool
    text: str
    consents: dict[Consent, str]
    consent: Consent
    key: str


def readback(scene: Scene) -> Readback:
    """As it is now."""
    reply, statement = _own_reply(scene), read_back_now(scene)
    counts = bool(reply and statement and reply.revision >= statement.worded)
    return Readback(
        statement=statement,
        recognition=reply.recognition if reply and counts else "",
        reworded=reply is not None and not counts,
        text=reply.text if reply else "",
        consents=in_general(scene) if statement else {},
        consent=(reply.consent if reply else None) or last_consent(scene),
        key=scene.kept.key,
    )


def _own_reply(scene: Scene) -> Reply | None:
    statement = scene.state.read_back
    return statement.replies.get(scene.who) if statement and scene.who else None


def _has_own(scene: Scene) -> bool:
    """Where nothing is read back everyone's is the same."""
    is_read_back = scene.state.read_back is not None
    return is_read_back and (_own_reply(scene) is not None or last_consent(scene) != USUAL)


VIEW = View(
    "participant",
    "readback",
    "participant/readback.html",
    readback,
    shows=frozenset({"agenda", "guidance"}),
    own=_has_own,
    leads=True,
)
