"""Cookies are read by ourselves, as they were sent; the standard library, which may take long, reads none."""

import asyncio
import http.cookies
from types import SimpleNamespace
from typing import Any

import pytest
from fastapi import FastAPI, Request
from hypothesis import given
from hypothesis import strategies as st
from starlette.requests import cookie_parser
from starlette.types import Message, Scope

from app.live.hall.cookies import cookies_of, read_cookies
from app.live.hall.outside import Outside
from app.live.hall.proxies import Proxies
from app.screens.forms import read_fields
from app.screens.speaking import Speaking

NAMES = st.from_regex(r"[A-Za-z0-9_-]{1,12}", fullmatch=True)
VALUES = st.from_regex(r"[!#-+\--:<-\[\]-~]{0,30}", fullmatch=True)
COSTLY = '"' + '\\"' * 7000 + '"'


@given(st.lists(st.tuples(NAMES, VALUES)))
def test_plain_cookies_are_read_as_the_library_reads_them(pairs: list[tuple[str, str]]) -> None:
    header = "; ".join(f"{name}={value}" for name, value in pairs)
    assert read_cookies([header]) == cookie_parser(header) or not header


@pytest.mark.parametrize(
    ("headers", "read"),
    [
        ([], {}),
        (["", ";", " ; ", "no pair"], {}),
        (["a=1; b=2", "c=3"], {"a": "1", "b": "2", "c": "3"}),
        (["a=1;a=2"], {"a": "2"}),
        (["a=b=c.d"], {"a": "b=c.d"}),
        (['a="b\\054"'], {"a": '"b\\054"'}),
    ],
)
def test_a_cookie_is_what_was_sent(headers: list[str], read: dict[str, str]) -> None:
    assert read_cookies(headers) == read


def asking(**headers: str) -> Scope:
    """A request, as a server hands it on."""
    return {
        "type": "http",
        "method": "GET",
        "path": "/",
        "query_string": b"",
        "scheme": "http",
        "client": ("127.0.0.1", 1),
        "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()],
        "app": SimpleNamespace(state=SimpleNamespace()),
        "state": {"outside": Outside("", Proxies("none"))},
    }


async def nothing() -> Message:
    """No body."""
    return {"type": "http.request"}


def test_nobody_takes_quotes_off_what_a_stranger_sends(monkeypatch: pytest.MonkeyPatch) -> None:
    unquoted: list[str] = []
    monkeypatch.setattr(http.cookies, "_unquote", unquoted.append)
    inner, met = FastAPI(), list[dict[str, str]]()

    @inner.get("/")
    async def page(request: Request) -> None:
        met.append(cookies_of(request))

    async def send(message: Message) -> None:
        assert message.get("status", 200) == 200

    asyncio.run(Speaking(inner)(asking(cookie=f"hemicycle_language={COSTLY}; a=b"), nothing, send))
    assert met == [{"hemicycle_language": COSTLY, "a": "b"}]
    assert unquoted == []


def test_a_body_whose_kind_goes_on_and_on_is_no_form() -> None:
    def form(kind: str) -> Any:
        return asyncio.run(read_fields(Request(asking(content_type=kind), nothing)))

    assert form("application/x-www-form-urlencoded; charset=utf-8") == {}
    with pytest.raises(Exception, match="unreadable"):
        form("application/x-www-form-urlencoded" + ";" * 8000)
