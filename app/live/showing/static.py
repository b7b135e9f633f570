"""Static files under names that carry their hash, so that a browser keeps them for a year, compressed once.

A screen's script and its sheet are joined of their parts (`joined.py`), without their comments and indentation.
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
from app.live.showing.joined import SCRIPTS, SHEETS

STATIC = Path(__file__).parents[2] / "static"

_FOREVER = "public, max-age=31536000, immutable"
_COMPRESSIBLE = {".css", ".js", ".svg", ".webmanifest"}
_FOLDERS = {"scripts": SCRIPTS, "styles": SHEETS}
_LEFT_OUT = {
    ".js": re.compile(r"^\s*//.*\n|[ \t]+// .*$|^\s+", re.MULTILINE),
    ".css": re.compile(r"/\*[^*]*\*/\n*|^\s+", re.MULTILINE),
}
"""Comments, indentation and empty lines: they are for whoever reads the files."""

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
    content = b"".join(map(_of_part, _parts()[path])) if path in _parts() else (STATIC / path).read_bytes()
    return gzip.compress(content, 9) if compressed else content


def _of_part(file: Path) -> bytes:
    return _LEFT_OUT[file.suffix].sub("", file.read_text(encoding="utf-8")).encode()


@cache
def _parts() -> dict[str, list[Path]]:
    """The files of which each is joined."""
    return {
        name: [file for part in parts for file in _files(STATIC / folder, part)]
        for folder, joined in _FOLDERS.items()
        for name, parts in joined.items()
    }


def _files(folder: Path, part: str) -> list[Path]:
    if not part.startswith("*/"):
        return [folder / part]
    files = [vote.folder() / part[2:] for _kind, vote in sorted(Vote.kinds.items())]
    return [file for file in files if file.is_file()]


@cache
def _known() -> frozenset[str]:
    """What is served: the joined ones, and every other file that is no part."""
    files = (file.relative_to(STATIC) for file in STATIC.rglob("*") if file.is_file())
    return frozenset(str(file) for file in files if file.parts[0] not in _FOLDERS) | _parts().keys()


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
