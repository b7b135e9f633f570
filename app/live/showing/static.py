"""Static files under names that carry their hash, so that a browser keeps them for a year, compressed once.

A folder of scripts, one behaviour a file, is served as one script without its comments: `phone/` as `phone.js`.
What a kind of vote has in its folder for these screens is joined to what it belongs to.
"""

import gzip
import mimetypes
import re
from functools import cache
from hashlib import sha256
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from app.domain.vote import Vote

STATIC = Path(__file__).parents[2] / "static"

_FOREVER = "public, max-age=31536000, immutable"
_COMPRESSIBLE = {".css", ".js", ".svg", ".webmanifest"}
_FOLDERS = frozenset({"screen.js", "phone.js"})
_OF_ACTIVITIES = {
    "phone.js": "script.js",
    "hemicycle.css": "style.css",
    "desk.css": "desk.css",
    "board.css": "board.css",
}
"""To what is joined what a kind of vote has of its own: its script on the phone, its style on every screen, and
what is otherwise at the desks and on the board."""
_COMMENT = re.compile(r"^[ \t]*//.*\n", re.MULTILINE)
_HASHED = re.compile(r"^(?P<stem>.+)\.(?P<hash>[0-9a-f]{10})(?P<suffix>\.\w+)$")

mimetypes.add_type("font/woff2", ".woff2")
mimetypes.add_type("text/javascript", ".js")


@cache
def asset(path: str) -> str:
    """The address of a static file, its hash in its name."""
    file = Path(path)
    digest = sha256(_content(path, compressed=False)).hexdigest()[:10]
    return f"/static/{file.with_name(f'{file.stem}.{digest}{file.suffix}')}"


@cache
def _content(path: str, compressed: bool) -> bytes:
    if path in _FOLDERS or path in _OF_ACTIVITIES:
        content = "".join(map(_text, (*_ours(path), *_of_activities(path)))).encode()
    else:
        content = (STATIC / path).read_bytes()
    return gzip.compress(content, 9) if compressed else content


def _text(file: Path) -> str:
    text = file.read_text(encoding="utf-8")
    return _COMMENT.sub("", text) if file.suffix == ".js" else text


def _ours(path: str) -> list[Path]:
    return sorted((STATIC / path).with_suffix("").glob("*.js")) if path in _FOLDERS else [STATIC / path]


def _of_activities(path: str) -> list[Path]:
    if path not in _OF_ACTIVITIES:
        return []
    files = [vote.folder() / _OF_ACTIVITIES[path] for _kind, vote in sorted(Vote.kinds.items())]
    return [file for file in files if file.is_file()]


@cache
def _known() -> frozenset[str]:
    return frozenset(str(file.relative_to(STATIC)) for file in STATIC.rglob("*") if file.is_file()) | _FOLDERS


def static_file(request: Request) -> Response:
    """A static file by its plain or its hashed name."""
    asked = request.path_params["path"]
    hashed = _HASHED.match(asked)
    path = f"{hashed['stem']}{hashed['suffix']}" if hashed else asked
    if path not in _known():
        return Response("Not found", status_code=404)
    compressed = Path(path).suffix in _COMPRESSIBLE and "gzip" in request.headers.get("accept-encoding", "")
    headers = {
        "cache-control": _FOREVER if hashed and asset(path).endswith(asked) else "no-cache",
        "vary": "accept-encoding",
    }
    if compressed:
        headers["content-encoding"] = "gzip"
    media_type = mimetypes.guess_type(path)[0]
    return Response(_content(path, compressed), media_type=media_type, headers=headers)
