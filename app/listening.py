"""Whether the service can listen where it is told to: tried before anything else is done."""

import errno
import socket


class CannotListen(Exception):
    """HOST or PORT cannot be used. The text says why and what to do."""


def try_to_listen(host: str, port: int) -> None:
    """Take the place, and give it up again. Raises CannotListen."""
    try:
        places = socket.getaddrinfo(host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (OSError, UnicodeError) as error:
        raise CannotListen(_not_here(host, "cannot be found")) from error
    for family, kind, protocol, _, place in places:
        try:
            with socket.socket(family, kind, protocol) as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                if family == socket.AF_INET6:
                    probe.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
                probe.bind(place)
                probe.listen(1)
        except OSError as error:
            raise CannotListen(_why(error, host, port)) from error


def _why(error: OSError, host: str, port: int) -> str:
    match error.errno:
        case errno.EADDRINUSE:
            other = port + 1 if port < 65535 else 8000
            return f"PORT {port} is in use by another program. End that one, or choose another: PORT={other}."
        case errno.EACCES:
            return (
                f"PORT {port} is not for everyone: choose one from 1024, such as PORT=8000, and put a proxy in "
                "front for https."
            )
        case errno.EADDRNOTAVAIL | errno.EAFNOSUPPORT:
            return _not_here(host, "is no address of this machine")
    return f"HOST {host}, PORT {port}: {error.strerror}."


def _not_here(host: str, what: str) -> str:
    return f"HOST {host!r} {what}. Leave HOST out to listen everywhere, or name an address of this machine."
