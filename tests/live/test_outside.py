"""Whether this machine itself asks: by its own name, and for no one else."""

import pytest
from starlette.requests import HTTPConnection

from app.live.hall.outside import Outside, is_local
from app.live.hall.proxies import Proxies


def request(peer: str, **headers: str) -> HTTPConnection:
    """A request that comes from an address."""
    named = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    outside = Outside("", Proxies("127.0.0.1, ::1"))
    return HTTPConnection(
        {"type": "http", "client": (peer, 1), "headers": named, "state": {"outside": outside}}
    )


@pytest.mark.parametrize(
    ("peer", "host"),
    [
        ("127.0.0.1", "127.0.0.1:8000"),
        ("127.0.0.1", "localhost:8000"),
        ("::1", "[::1]:8000"),
        ("::ffff:127.0.0.1", "Localhost"),
    ],
)
def test_this_machine_asks_by_its_own_name(peer: str, host: str) -> None:
    assert is_local(request(peer, host=host))


@pytest.mark.parametrize("header", ["x_forwarded_for", "forwarded", "x_real_ip", "via", "x_forwarded_host"])
def test_a_proxy_on_this_machine_asks_for_someone_else(header: str) -> None:
    assert not is_local(request("127.0.0.1", host="127.0.0.1:8000", **{header: "127.0.0.1"}))


@pytest.mark.parametrize("host", ["live.example.org", "127.0.0.1.evil.example", "evil.example:8000", "", "a b"])
def test_a_name_that_someone_else_leads_to_this_machine_is_not_its_own(host: str) -> None:
    assert not is_local(request("127.0.0.1", host=host))


@pytest.mark.parametrize("peer", ["192.0.2.1", "10.0.0.1", "2001:db8::1", ""])
def test_another_machine_is_not_this_one(peer: str) -> None:
    assert not is_local(request(peer, host="127.0.0.1:8000"))
