"""WebKitGTK as Debian packages it, by the WebDriver of its WebKitWebDriver, on a screen that nobody sees."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import httpx

from app.domain.text import Language
from tests.server.harness import free_port, wait_until

from .window import NotNow, Shape


class WebKit:
    """A virtual screen, and on it a browser for each window: a driver has but one."""

    name = "WebKitGTK"

    def __init__(self, folder: Path) -> None:
        for program in ("WebKitWebDriver", "Xvfb"):
            assert shutil.which(program), f"{program} is not installed; scripts/setup-soak installs it"
        self._folder = folder
        number = folder / "display"
        with number.open("wb") as told:
            self._screen = subprocess.Popen(
                ["Xvfb", "-displayfd", str(told.fileno()), "-screen", "0", "1920x1200x24", "-nolisten", "tcp"],
                pass_fds=[told.fileno()],
                stderr=subprocess.DEVNULL,
            )
        self._display = wait_until(lambda: number.read_text().strip(), "a virtual screen")

    def open(self, shape: Shape, language: Language) -> "WebKitWindow":
        return WebKitWindow(self._folder, f":{self._display}", shape, language)

    def close(self) -> None:
        self._screen.terminate()
        self._screen.wait(20)


class WebKitWindow:
    """A driver, its browser, and the one window of it. It takes a mouse for a finger."""

    def __init__(self, folder: Path, display: str, shape: Shape, language: Language) -> None:
        self.troubles: list[str] = []
        port = free_port()
        here = {"HOME": str(folder), "XDG_RUNTIME_DIR": str(folder), "DISPLAY": display}
        with (folder / f"webkit-{port}.log").open("wb") as output:
            self._driver = subprocess.Popen(
                ["WebKitWebDriver", f"--port={port}", "--host=127.0.0.1"],
                env={**os.environ, **here, "LANGUAGE": language, "LC_ALL": "C.UTF-8"},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        self._http = httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False, timeout=30)
        try:
            wait_until(self._listens, "WebKitWebDriver to listen")
            made = self._ask("POST", "/session", capabilities={})
        except BaseException:
            self._driver.kill()
            raise
        self._session = f"/session/{made['sessionId']}"
        self._do("window/rect", x=0, y=0, width=shape.width, height=shape.height)

    def _listens(self) -> bool:
        try:
            return bool(self._ask("GET", "/status")["ready"])
        except httpx.TransportError:
            return False

    def goto(self, address: str) -> None:
        self._do("url", url=address)

    def reload(self) -> None:
        self._do("refresh")

    def back(self) -> None:
        self._do("back")

    def forward(self) -> None:
        self._do("forward")

    def evaluate(self, function: str, *arguments: Any) -> Any:
        return self._do("execute/sync", script=f"return ({function})(...arguments)", args=arguments)

    def press_at(self, x: int, y: int) -> None:
        acts = [{"type": "pointerMove", "x": x, "y": y}]
        acts += [{"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
        self._do("actions", actions=[{"type": "pointer", "id": "mouse", "actions": acts}])

    def write(self, text: str) -> None:
        keys = [{"type": type, "value": one} for one in text for type in ("keyDown", "keyUp")]
        self._do("actions", actions=[{"type": "key", "id": "keys", "actions": keys}])

    def close(self) -> None:
        self._ask("DELETE", self._session)
        self._http.close()
        self._driver.terminate()
        self._driver.wait(20)

    def _do(self, what: str, **parameters: Any) -> Any:
        return self._ask("POST", f"{self._session}/{what}", **parameters)

    def _ask(self, method: str, path: str, **parameters: Any) -> Any:
        response = self._http.request(method, path, json=parameters if method == "POST" else None)
        told = response.json()["value"]
        if response.is_error:
            raise NotNow(f"{path}: {told['error']}: {told['message']}")
        return told
