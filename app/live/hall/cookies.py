"""The cookies of a request, read by ourselves.

The standard library takes the quotes off a value in a time that grows with the square of its length
(CVE-2024-7592), and frameworks read cookies by it whether anyone asks for them or not. Ours are never quoted.
"""

from collections.abc import Iterable

from starlette.requests import HTTPConnection
from starlette.types import Scope

_COOKIE = b"cookie"
_READ = "hemicycle.cookies"


def cookies_of(request: HTTPConnection) -> dict[str, str]:
    """The cookies that a request came with, each as it was sent."""
    read: dict[str, str] | None = request.scope.get(_READ)
    return read_cookies(request.headers.getlist("cookie")) if read is None else read


def read_cookies(headers: Iterable[str]) -> dict[str, str]:
    """The cookies in headers of that name; of two of one name the last (RFC 6265, 5.4)."""
    pairs = (pair.partition("=") for header in headers for pair in header.split(";"))
    return {name.strip(): value.strip() for name, is_one, value in pairs if is_one}


def with_cookies_read(scope: Scope) -> Scope:
    """The request with its cookies read, and nothing of them left for anybody else to read."""
    headers = [(name, value) for name, value in scope["headers"] if name != _COOKIE]
    return {**scope, "headers": headers, _READ: cookies_of(HTTPConnection(scope))}
