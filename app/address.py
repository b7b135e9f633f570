"""The address that participants use: the one that is given, or found; and whether phones can reach it."""

import socket
from ipaddress import IPv4Network, ip_address
from pathlib import Path
from urllib.parse import urlsplit

EVERYWHERE = ("", "0.0.0.0", "::")  # noqa: S104 - compared with, not listened on
_FAR_AWAY = {socket.AF_INET: "192.0.2.1", socket.AF_INET6: "2001:db8::1"}
"""Addresses for documentation (RFC 5737, RFC 3849), to be asked the way to."""

_CONTAINER_MARKS = (Path("/.dockerenv"), Path("/run/.containerenv"))
_DOCKER_NETWORK = IPv4Network("172.17.0.0/16")


def public_address(given: str) -> str:
    """A PUBLIC_URL as it is used, without a slash at its end. Raises ValueError with what is wrong with it."""
    try:
        parts = urlsplit(given)
        where = f"{parts.hostname or ''}{f':{parts.port}' if parts.port else ''}"
    except ValueError as error:
        raise ValueError(_expected(given, f"this cannot be read as an address ({error})")) from error
    if not given:
        return ""
    if parts.scheme.lower() not in ("http", "https") or "://" not in given:
        raise ValueError(_expected(given, "write https:// or http:// in front"))
    if not parts.hostname or parts.username is not None or any(letter.isspace() for letter in given):
        raise ValueError(_expected(given, "what comes after https:// is the name of a host, and no more"))
    if parts.path.strip("/") or parts.query or parts.fragment:
        raise ValueError(_expected(given, "Hemicycle needs a host name of its own, not a path of another site"))
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{parts.scheme.lower()}://{where.replace(parts.hostname, host, 1)}"


def _expected(given: str, why: str) -> str:
    return f"expected an address such as https://live.example.org, found {given!r}: {why}"


def own_address(listening: str) -> str:
    """The address by which others reach a service that listens there: that very one, or this machine's own in
    its network. As it stands in a link: an IPv6 address in brackets."""
    if listening not in EVERYWHERE:
        found = listening
    elif listening == "::":  # asyncio listens to IPv6 alone there
        found = _address_in(socket.AF_INET6) or "::1"
    else:
        found = _address_in(socket.AF_INET) or "127.0.0.1"
    return f"[{found}]" if ":" in found else found


def _address_in(family: socket.AddressFamily) -> str:
    """The address this machine would send from. Nothing is sent: connecting UDP only picks a route."""
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.connect((_FAR_AWAY[family], 9))
            return str(probe.getsockname()[0])
    except OSError:
        return ""


def unreachable(url: str, given: bool) -> str:
    """Why phones will hardly reach this address, and what to do; nothing where they should.

    `given` says whether it is a PUBLIC_URL that someone chose: then it may well be a proxy's in a container.
    """
    host = urlsplit(url).hostname or ""
    if _is_this_machine(host):
        return (
            f"{host} is this machine for whoever opens it: phones cannot reach it. Connect this machine to the "
            "network of the room, or set PUBLIC_URL to the address that phones use."
        )
    if not given and _is_a_containers(host):
        return (
            f"Hemicycle runs in a container, and {host} is most likely an address within it: phones cannot "
            "reach it. Set PUBLIC_URL to the address of the machine outside, such as http://192.168.1.5:8000."
        )
    return ""


def _is_this_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback or ip_address(host).is_unspecified
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def _is_a_containers(host: str) -> bool:
    try:
        in_docker = ip_address(host) in _DOCKER_NETWORK
    except ValueError:
        in_docker = False
    return in_docker or any(mark.exists() for mark in _CONTAINER_MARKS)
