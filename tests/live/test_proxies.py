"""Who is asking: the nearest address that no trusted proxy has, however it is written."""

import pytest

from app.live.hall.proxies import Proxies, address, as_one_sender

NEAR = "127.0.0.1, ::1"


def asks(trusted: str, peer: str, *forwarded: str) -> str:
    """Who a request counts for."""
    return as_one_sender(Proxies(trusted).sender(peer, forwarded))


def test_without_a_proxy_it_is_who_connects() -> None:
    assert asks(NEAR, "192.0.2.1") == "192.0.2.1"
    assert asks(NEAR, "127.0.0.1") == "127.0.0.1"


def test_who_is_no_trusted_proxy_speaks_for_nobody_else() -> None:
    assert asks(NEAR, "192.0.2.1", "198.51.100.7") == "192.0.2.1"
    assert not Proxies(NEAR).speaks_for_others("192.0.2.1")
    assert not Proxies("none").speaks_for_others("127.0.0.1")


def test_a_trusted_proxy_says_for_whom_it_asks() -> None:
    assert asks(NEAR, "127.0.0.1", "198.51.100.7") == "198.51.100.7"
    assert asks("172.16.0.0/12", "172.18.0.5", "198.51.100.7") == "198.51.100.7"
    assert asks(NEAR, "::ffff:127.0.0.1", "198.51.100.7") == "198.51.100.7"


@pytest.mark.parametrize("written", ["6.6.6.6, 198.51.100.7", "127.0.0.1,198.51.100.7", "junk, 198.51.100.7"])
def test_what_the_client_wrote_before_the_proxy_came_is_not_believed(written: str) -> None:
    assert asks(NEAR, "127.0.0.1", written) == "198.51.100.7"
    assert asks(NEAR, "127.0.0.1", *written.split(",")) == "198.51.100.7"


def test_a_chain_of_trusted_proxies_leads_to_the_client() -> None:
    assert asks(f"{NEAR}, 10.0.0.0/8", "127.0.0.1", "198.51.100.7, 10.1.2.3, 10.9.9.9") == "198.51.100.7"
    assert asks(f"{NEAR}, 10.0.0.0/8", "127.0.0.1", "10.1.2.3") == "10.1.2.3"


@pytest.mark.parametrize(
    "junk", ["", "unknown", "_hidden", "198.51.100.7; DROP", "1" * 5000, "[::1", "a.example"]
)
def test_a_proxy_that_names_no_address_is_itself_who_asks(junk: str) -> None:
    assert asks(NEAR, "127.0.0.1", junk) == "127.0.0.1"


def test_of_whoever_connects_only_the_last_word_is_taken() -> None:
    assert asks("*", "203.0.113.1", "6.6.6.6, 198.51.100.7") == "198.51.100.7"
    assert asks("*", "203.0.113.1") == "203.0.113.1"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("198.51.100.7:4711", "198.51.100.7"),
        ("::ffff:198.51.100.7", "198.51.100.7"),
        ("2001:db8::1", "2001:db8::1"),
        ("[2001:db8::1]", "2001:db8::1"),
        ("[2001:db8::1]:4711", "2001:db8::1"),
        ("fe80::1%eth0", "fe80::1"),
    ],
)
def test_an_address_is_read_however_it_is_written(written: str, meant: str) -> None:
    assert str(address(written)) == meant


def test_the_addresses_of_one_ipv6_network_count_as_one() -> None:
    assert asks(NEAR, "2001:db8:1:2::1") == asks(NEAR, "2001:db8:1:2:ffff::9") == "2001:db8:1:2::/64"
    assert asks(NEAR, "2001:db8:1:3::1") != asks(NEAR, "2001:db8:1:2::1")


@pytest.mark.parametrize("wrong", ["nginx", "10.0.0.0/99", "10.0.0.1; 10.0.0.2", "**"])
def test_a_setting_that_names_no_address_says_so(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"no address and no network"):
        Proxies(wrong)
