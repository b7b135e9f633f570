"""The headers that keep every answer safe, whoever gives it: a page, a refusal, or the HTTP server itself."""

import re
from http import HTTPStatus

_HOST = re.compile(r"[A-Za-z0-9_.:\[\]-]+")

A_YEAR = 365 * 24 * 3600

_ALWAYS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}


def safety_headers(host: str = "", secure: bool = False, framed: bool = False) -> dict[str, str]:
    """The headers of every answer (Content Security Policy Level 3; RFC 6797).

    `host` is the request's: older browsers do not count a websocket to it as `'self'`. `secure` says that
    people reach the service by https: then browsers come no other way for a year. `framed` says that its own
    pages may show each other, which none may else.
    """
    sockets = f" ws://{host} wss://{host}" if _HOST.fullmatch(host) else ""
    frames = "frame-src 'self'; frame-ancestors 'self'" if framed else "frame-ancestors 'none'"
    policy = (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        f"connect-src 'self'{sockets}; form-action 'self'; base-uri 'none'; {frames}"
    )
    transport = {"strict-transport-security": f"max-age={A_YEAR}"} if secure else {}
    return {"content-security-policy": policy, **_ALWAYS, **transport}


def plain_answer(status: int, text: str, **more: str) -> bytes:
    """A whole HTTP answer in words, safe, after which the connection is closed. `more` are headers, with `_` in
    their names for `-`."""
    body = text.encode()
    headers = {
        **safety_headers(),
        **{name.replace("_", "-"): value for name, value in more.items()},
        "content-type": "text/plain; charset=utf-8",
        "content-length": str(len(body)),
        "connection": "close",
    }
    lines = [f"HTTP/1.1 {status} {HTTPStatus(status).phrase}", *(f"{name}: {v}" for name, v in headers.items())]
    return "\r\n".join([*lines, "", ""]).encode() + body
