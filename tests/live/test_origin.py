"""Whether a page is of this server: scheme, host and port, however they are written."""

import pytest

from app.live.hall.origin import Origin, is_of_this_server, origin_of


def ours(origin: str, host: str = "", public_url: str = "", by_https: bool = False, word: str = "") -> bool:
    """Whether a page of this origin may ask."""
    return is_of_this_server([origin], [host] if host else [], by_https, public_url, word)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("https://live.example.org", ("https", "live.example.org", 443)),
        ("HTTPS://Live.Example.ORG.:443/", ("https", "live.example.org", 443)),
        ("http://live.example.org", ("http", "live.example.org", 80)),
        ("http://[::1]:8000", ("http", "::1", 8000)),
        ("http://[0:0:0:0:0:0:0:1]", ("http", "::1", 80)),
        ("https://sesión.example", ("https", "xn--sesin-3ta.example", 443)),
        ("https://xn--sesin-3ta.example", ("https", "xn--sesin-3ta.example", 443)),
    ],
)
def test_an_origin_is_the_same_however_it_is_written(written: str, meant: tuple[str, str, int]) -> None:
    assert origin_of(written) == Origin(*meant)


@pytest.mark.parametrize(
    "written",
    [
        *("null", "", "live.example.org", "https://", "http://[", "https://h:x", "https://h:99999"),
        *("https://a@h", "https://h/path", "https://h?q", "ftp://h", "javascript:x", f"https://{'é' * 99}.org"),
    ],
)
def test_what_is_no_origin_is_none(written: str) -> None:
    assert origin_of(written) is None


@pytest.mark.parametrize(
    ("origin", "host"),
    [
        ("http://127.0.0.1:8000", "127.0.0.1:8000"),
        ("https://live.example.org", "live.example.org"),
        ("https://live.example.org", "live.example.org:443"),
        ("https://live.example.org", "Live.Example.org."),
        ("https://live.example.org:8443", "live.example.org:8443"),
    ],
)
def test_a_page_of_the_host_that_was_asked_is_ours(origin: str, host: str) -> None:
    assert ours(origin, host)


@pytest.mark.parametrize(
    "public_url", ["https://live.example.org", "HTTPS://Live.Example.org:443/", "https://live.example.org."]
)
def test_a_page_of_the_public_address_is_ours_whatever_the_proxy_did_to_the_host(public_url: str) -> None:
    assert ours("https://live.example.org", "internal", public_url)


@pytest.mark.parametrize(
    "origin",
    [
        *(
            "https://evil.example",
            "https://live.example.org.evil.example",
            "https://evil.example#live.example.org",
        ),
        *(
            "https://live.example.org:8443",
            "https://a.live.example.org",
            "https://live.example.org@evil.example",
        ),
        *("null", "", "https://live.example.org, https://evil.example"),
    ],
)
def test_a_page_of_another_site_is_not(origin: str) -> None:
    assert not ours(origin, "live.example.org", "https://live.example.org", by_https=True)


def test_where_the_request_is_known_to_be_encrypted_the_page_must_be_too() -> None:
    assert not ours("http://live.example.org", "live.example.org", by_https=True)
    assert ours("http://live.example.org", "live.example.org")


def test_the_browsers_word_counts_where_a_proxy_left_out_the_port() -> None:
    assert not ours("https://live.example.org:8443", "live.example.org")
    assert ours("https://live.example.org:8443", "live.example.org", word="same-origin")
    assert not ours("https://live.example.org:8443", "live.example.org", word="same-site")


def test_two_origins_are_none_of_ours() -> None:
    mine, evil = "https://live.example.org", "https://evil.example"
    for origins in ([mine, evil], [evil, mine], [mine, mine]):
        assert not is_of_this_server(origins, ["live.example.org"], True, mine, "same-origin")


def test_two_hosts_say_nothing() -> None:
    assert not is_of_this_server(["https://evil.example"], ["evil.example", "live.example.org"], False, "", "")


def test_a_program_that_is_no_browser_asks_from_no_page() -> None:
    assert is_of_this_server([], ["live.example.org"], False, "", "")
    assert not is_of_this_server([], ["live.example.org"], False, "", "cross-site")
