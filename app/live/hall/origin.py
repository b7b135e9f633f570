"""Whether the page that asks is of this server (RFC 6454; the Fetch standard's Sec-Fetch-Site)."""

from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit

from app.live.hall.proxies import address

_PORTS = {"http": 80, "https": 443}


class Origin(NamedTuple):
    """A scheme, a host and a port; two pages with the same one are of the same site."""

    scheme: str
    host: str
    port: int


@lru_cache(maxsize=256)
def origin_of(url: str) -> Origin | None:
    """The origin of an address, however it is written: its default port filled in, its letters folded.

    None where it is none: `null`, another scheme, or anything that is not only scheme, host and port.
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port or _PORTS[parts.scheme]
        host = _folded(parts.hostname or "")
    except (ValueError, KeyError):
        return None
    bare = parts.path in ("", "/") and not (parts.query or parts.fragment or "@" in parts.netloc)
    return Origin(parts.scheme, host, port) if host and bare else None


def is_of_this_server(
    origins: list[str], hosts: list[str], by_https: bool, public_url: str, browsers_word: str
) -> bool:
    """Whether a request comes from a page of this server, or from no page at all.

    `origins` and `hosts` are its headers Origin and Host, `browsers_word` is Sec-Fetch-Site, which no script
    can set. A proxy may leave the port out of Host: then the browser's word decides. A proxy that is not
    trusted, or says nothing of it, may have taken https off: then the same host by https is this server too.
    """
    if len(origins) > 1:
        return False
    if browsers_word == "same-origin":
        return True
    if not origins:
        return browsers_word != "cross-site"
    schemes = ("https",) if by_https else ("http", "https")
    ours = [origin_of(f"{scheme}://{hosts[0]}") for scheme in schemes] if len(hosts) == 1 else []
    asking = origin_of(origins[0])
    return asking is not None and asking in (*ours, origin_of(public_url))


def _folded(host: str) -> str:
    """A host as browsers write it. Raises ValueError where it can be none."""
    if number := address(host):
        return str(number)
    bare = host.removesuffix(".").lower()
    return bare if bare.isascii() else bare.encode("idna").decode()
