"""The demonstration: links that work to every screen, a whole session, and nothing left of it."""

import re
import signal
import subprocess
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import httpx

from tests.cli.conftest import PROGRAM, environment
from tests.server.harness import wait_until


def test_it_shows_a_whole_session_and_stays_until_it_is_ended(tmp_path: Path) -> None:
    set_to = {"HOST": "127.0.0.1", "TMPDIR": str(tmp_path), "SESSION_PLAN": "/nowhere.toml"}
    demo = subprocess.Popen(
        [PROGRAM, "demo", "--speed", "1000", "--participants", "3"],
        cwd=tmp_path,
        env=environment(**set_to),
        stdout=subprocess.PIPE,
        text=True,
    )
    said: list[str] = []
    try:
        assert demo.stdout is not None
        out = demo.stdout
        wait_until(lambda: said.append(out.readline()) or "Ctrl-C ends it" in said[-1], "what to see", 30)
        links = re.findall(r"http://\S+", "".join(said))
        assert len(links) == len(set(links)) == 5
        side_by_side(links.pop(0))
        assert [where_it_leads(link) for link in links] == ["board", "", "moderator", "rapporteur"]
        wait_until(lambda: said.append(out.readline()) or "Look round" in said[-1], "the end", 60)
        assert "Question 5: 3 people, 3 answers" in "".join(said)
        assert where_it_leads(links[0]) == "board"
    finally:
        demo.send_signal(signal.SIGINT)
        rest, _ = demo.communicate(timeout=30)
    assert demo.returncode == 0 and "nothing of it is kept" in rest
    assert list(tmp_path.iterdir()) == []


def side_by_side(link: str) -> None:
    """One page that shows three of the screens, which may be shown so."""
    with httpx.Client(follow_redirects=True, trust_env=False) as browser:
        page = browser.get(link)
        assert page.status_code == 200 and "frame-src 'self'" in page.headers["content-security-policy"]
        shown = re.findall(r'<iframe[^>]* src="([^"]+)"', page.text)
        assert len(shown) == 3
        for one in shown:
            screen = browser.get(urljoin(link, one))
            assert screen.status_code == 200
            assert "frame-ancestors 'self'" in screen.headers["content-security-policy"]


def where_it_leads(link: str) -> str:
    """The screen a link opens; nothing where that is a phone's. It is marked as a rehearsal's."""
    with httpx.Client(follow_redirects=True, trust_env=False) as browser:
        page = browser.get(link)
    assert page.status_code == 200 and 'class="rehearsal"' in page.text
    return "/".join(urlsplit(str(page.url)).path.split("/")[3:])
