"""Static files under names that carry their hash, so that a browser keeps them for a year, compressed once.

A folder of scripts, one behaviour a file, is served as one script without its comments: `phone/` as `phone.js`.
What each kind of vote has of its own in its folder is joined: scripts to the phone's, styles as one sheet.
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
_JOINED = {"screen.js": "", "phone.js": "script.js", "activities.css": "style.css"}
"""What is joined of a folder, and what the kinds of vote have that belongs to it."""
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
    content = _joined(path) if path in _JOINED else (STATIC / path).read_bytes()
    return gzip.compress(content, 9) if compressed else content


def _joined(path: str) -> bytes:
    parts = [*sorted((STATIC / path).with_suffix("").glob("*.js")), *_of_activities(_JOINED[path])]
    return _COMMENT.sub("", "".join(part.read_text(encoding="utf-8") for part in parts)).encode()


def _of_activities(name: str) -> list[Path]:
    """The files of a name that kinds of vote have."""
    files = [vote.folder() / name for _kind, vote in sorted(Vote.kinds.items()) if name]
    return [file for file in files if file.is_file()]


@cache
def _known() -> frozenset[str]:
    return (
        frozenset(str(file.relative_to(STATIC)) for file in STATIC.rglob("*") if file.is_file())
        | _JOINED.keys()
    )


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
