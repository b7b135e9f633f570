"""What a request is, seen from outside: whose, over which scheme, and whether it left this machine at all.

Everything that asks this goes through here, pages and websockets, under our own server and any other.
"""

from typing import NamedTuple

import structlog
from starlette.requests import HTTPConnection

from app.live.hall.origin import origin_of
from app.live.hall.proxies import Proxies, address, as_one_sender
from app.seldom import Seldom

_SECURE = ("https", "wss")
_FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-proto", "x-forwarded-host", "x-real-ip", "via")


_tell_stranger = Seldom(600)

log = structlog.get_logger()


class Outside(NamedTuple):
    """The address people use, and the proxies whose word counts."""

    public_url: str
    proxies: Proxies


def outside_of(request: HTTPConnection) -> Outside:
    """What the service was told of the world outside when it started."""
    told: Outside = request.scope["state"]["outside"]
    return told


def sender(request: HTTPConnection) -> str:
    """Who a request counts for: an address, or a network of IPv6; a whole hall may share one."""
    peer, forwarded = _peer(request), request.headers.getlist("x-forwarded-for")
    proxies = outside_of(request).proxies
    if forwarded and _near(peer) and not proxies.speaks_for_others(peer) and _tell_stranger():
        log.warning("a proxy that TRUSTED_PROXIES does not name; all who come by it count as one", proxy=peer)
    return as_one_sender(proxies.sender(peer, forwarded))


def came_by_https(request: HTTPConnection) -> bool:
    """Whether the request was encrypted on its way here or to the proxy that says so."""
    said = ""
    if outside_of(request).proxies.speaks_for_others(_peer(request)):
        said = request.headers.get("x-forwarded-proto", "").partition(",")[0].strip().lower()
    return (said or request.scope["scheme"]) in _SECURE


def is_secure(request: HTTPConnection) -> bool:
    """Whether people reach this service by https: a proxy that does not say so may stand in front of it."""
    return came_by_https(request) or outside_of(request).public_url.lower().startswith("https://")


def is_local(request: HTTPConnection) -> bool:
    """Whether this machine itself asks, by its own name, and no proxy on it for someone else."""
    peer, host = address(_peer(request)), origin_of(f"http://{request.headers.get('host', '')}")
    if peer is None or host is None or any(name in request.headers for name in _FORWARDED):
        return False
    named = address(host.host)
    return peer.is_loopback and (host.host == "localhost" or (named is not None and named.is_loopback))


def _near(peer: str) -> bool:
    """Whether a proxy of one's own may have this address."""
    found = address(peer)
    return found is not None and found.is_private


def _peer(request: HTTPConnection) -> str:
    return request.client.host if request.client else ""
