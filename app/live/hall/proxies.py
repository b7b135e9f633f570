"""The proxies in front of this service, and whom they say they ask for."""

import re
from collections.abc import Iterable
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Address = IPv4Address | IPv6Address

_WRITTEN = re.compile(r"\[(?P<in_brackets>.+)\](?::\d+)?|(?P<with_port>[0-9.]+):\d+|(?P<bare>.+)")
"""An address as sockets, browsers and proxies write it."""

LONGEST = 60
"""How long an address may be as it is written, with its port and its zone."""


class Proxies:
    """The proxies whose word counts: addresses and networks, with commas between them.

    `*` takes whoever connects for the proxy, and believes what it says of its own client, and no more; `none`
    is no proxy at all.
    Raises ValueError where one of them is no address.
    """

    def __init__(self, named: str) -> None:
        names = [name.strip() for name in named.split(",") if name.strip() not in ("", "none")]
        self._whoever = "*" in names
        self._networks = tuple(_network(name) for name in names if name != "*")

    def speaks_for_others(self, peer: str) -> bool:
        """Whether who connects is a proxy whose word counts."""
        return self._whoever or self._is_one(address(peer))

    def sender(self, peer: str, forwarded: Iterable[str]) -> Address | None:
        """The nearest address that is no trusted proxy's: `peer` connects, and `forwarded` is what the headers
        X-Forwarded-For say, to which each proxy adds at the end whom it was asked by. None where none is said.

        What stands further to the left was written by who is asking, and may say anything.
        """
        nearest = address(peer)
        if not self.speaks_for_others(peer):
            return nearest
        for said in reversed(",".join(forwarded).split(",")):
            hop = address(said.strip())
            if hop is None:
                return nearest
            nearest = hop
            if not self._is_one(hop):
                return nearest
        return nearest

    def _is_one(self, asking: Address | None) -> bool:
        return asking is not None and any(asking in network for network in self._networks)


def named_proxies(named: str) -> str:
    """The setting as it is, where it can be used. Raises ValueError."""
    Proxies(named)
    return named


def address(written: str) -> Address | None:
    """The address as a proxy or a socket writes it: with a port or not, in brackets, with a zone; None for
    anything else. An IPv4 address that came in by an IPv6 socket is the IPv4 address."""
    return _address(written) if len(written) <= LONGEST else None


def as_one_sender(asking: Address | None) -> str:
    """The name under which what an address asks for is counted.

    Of IPv6 it is the network of 64 bits, which is the least that one household or one hall is given: each of
    its devices may have as many addresses as it likes.
    """
    if isinstance(asking, IPv6Address):
        return str(IPv6Network((int(asking) >> 64 << 64, 64)))
    return str(asking or "")


@lru_cache(maxsize=4096)
def _address(written: str) -> Address | None:
    parts = _WRITTEN.fullmatch(written)
    bare = next(filter(None, parts.groups()), "") if parts else ""
    try:
        found = ip_address(bare.partition("%")[0])
    except ValueError:
        return None
    return found.ipv4_mapped or found if isinstance(found, IPv6Address) else found


def _network(name: str) -> IPv4Network | IPv6Network:
    try:
        return ip_network(name, strict=False)
    except ValueError as error:
        raise ValueError(
            f"{name!r} is no address and no network. Write addresses such as 10.0.0.2 or networks such as "
            "172.16.0.0/12, with commas between them; names of hosts cannot be used"
        ) from error
