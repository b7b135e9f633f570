"""The page that shows every screen signed in is a demonstration's alone."""

from pathlib import Path

import httpx

from .harness import Scene, Server, running


def test_without_being_asked_for_it_is_not_there(scene: Scene) -> None:
    page = httpx.get(f"{scene.server.url}/demo/{scene.code}", trust_env=False)
    assert page.status_code == 404
    assert "frame-ancestors 'none'" in page.headers["content-security-policy"]


def test_it_never_shows_a_session_that_is_held(tmp_path: Path) -> None:
    with running(Server(f"sqlite:///{tmp_path}/hemicycle.db", tmp_path, DEMO="yes")) as server:
        scene = Scene(server)
        page = httpx.get(f"{server.url}/demo/{scene.code}", trust_env=False)
        assert page.status_code == 404 and "/in/" not in page.text
        scene.close()
