"""A logo beside a plan's file becomes part of the plan."""

import base64
from pathlib import Path

KINDS = {".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".webp": "image/webp"}
MOST_BYTES = 100_000


def as_data(file: Path) -> str:
    """The drawing as a data URL. Raises ValueError in words."""
    kind = KINDS.get(file.suffix.lower())
    if kind is None:
        raise ValueError(f"look.logo: expected a file that ends in {', '.join(KINDS)}, found {file.name!r}")
    try:
        data = file.read_bytes()
    except OSError as error:
        raise ValueError(f"look.logo: {file} cannot be read: {error.strerror}") from error
    if len(data) > MOST_BYTES:
        raise ValueError(
            f"look.logo: {file.name} has {len(data) // 1000} kB; {MOST_BYTES // 1000} are the most"
        )
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"


def from_data(url: str) -> tuple[str, bytes]:
    """Its media type, and the drawing."""
    kind, _, data = url.removeprefix("data:").partition(";base64,")
    return kind, base64.b64decode(data)
