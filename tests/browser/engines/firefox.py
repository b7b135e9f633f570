"""Firefox as Debian packages it, by the WebDriver BiDi that it speaks itself: no driver in between."""

import json
import os
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import Any

from websockets.exceptions import ConnectionClosed

from app.domain.text import Language
from tests.server.harness import wait_until

from .bidi import Bidi, Refused, Report
from .window import NotNow, Shape

PROGRAMS = ("firefox-esr", "firefox")

QUIET = {
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "dom.push.connection.enabled": False,
    "extensions.update.enabled": False,
    "media.gmp-manager.updateEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.dns.disablePrefetch": True,
    "services.settings.server": "data:,",
    "toolkit.telemetry.server": "",
}
"""Settings with which Firefox asks no other host for anything."""


class Firefox:
    """A Firefox with a new profile in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        program = next(filter(None, map(shutil.which, PROGRAMS)), None)
        assert program, "Firefox is not installed; scripts/setup-tests installs it"
        lines = [f'user_pref("{name}", {json.dumps(value)});' for name, value in QUIET.items()]
        (folder / "user.js").write_text("\n".join(lines))
        with (folder / "firefox.log").open("wb") as output:
            self._process = subprocess.Popen(
                [program, "--headless", "--no-remote", "--profile", folder, "--remote-debugging-port=0"],
                env={**os.environ, "HOME": str(folder)},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        try:
            self._bidi = Bidi(wait_until(lambda: self._address(folder), "Firefox to listen", 60))
        except BaseException:
            self._process.kill()
            raise
        self.name = f"Firefox {self._bidi.capabilities['browserVersion']}"
        self._bidi.command("session.subscribe", events=["log.entryAdded"])

    def _address(self, folder: Path) -> str:
        assert self._process.poll() is None, (folder / "firefox.log").read_text()
        with suppress(FileNotFoundError, json.JSONDecodeError):  # not there yet, or half written
            told = json.loads((folder / "WebDriverBiDiServer.json").read_text())
            return f"ws://{told['ws_host']}:{told['ws_port']}"
        return ""

    def open(self, shape: Shape, language: Language) -> "FirefoxWindow":
        return FirefoxWindow(self._bidi, shape, language)

    def close(self) -> None:
        with suppress(Refused, ConnectionClosed):
            self._bidi.command("browser.close")
        self._bidi.close()
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


class FirefoxWindow:
    """A window in a container of its own: Firefox's name for cookies and storage kept apart."""

    def __init__(self, bidi: Bidi, shape: Shape, language: Language) -> None:
        self.troubles: list[str] = []
        self._bidi, self._pointer = bidi, "touch" if shape.touch else "mouse"
        self._container = bidi.command("browser.createUserContext")["userContext"]
        made = bidi.command("browsingContext.create", type="window", userContext=self._container)
        self._context = made["context"]
        size = {"width": shape.width, "height": shape.height}
        bidi.command("browsingContext.setViewport", context=self._context, viewport=size)
        bidi.command("emulation.setLocaleOverride", contexts=[self._context], locale=language)
        bidi.listen(self._hear)

    def _hear(self, event: str, report: Report) -> None:
        ours = event == "log.entryAdded" and report["source"].get("context") == self._context
        if ours and report["type"] == "javascript" and report["level"] == "error":
            self.troubles.append(report["text"])

    def goto(self, address: str) -> None:
        self._do("browsingContext.navigate", url=address, wait="complete")

    def reload(self) -> None:
        self._do("browsingContext.reload", wait="complete")

    def back(self) -> None:
        self._do("browsingContext.traverseHistory", delta=-1)

    def forward(self) -> None:
        self._do("browsingContext.traverseHistory", delta=1)

    def evaluate(self, function: str, *arguments: Any) -> Any:
        given = [{"type": "string", "value": json.dumps(one)} for one in arguments]
        try:
            told = self._bidi.command(
                "script.callFunction",
                functionDeclaration=f"(...given) => JSON.stringify(({function})(...given.map(JSON.parse)))",
                arguments=given,
                awaitPromise=False,
                target={"context": self._context},
            )
        except Refused as why:
            raise NotNow(str(why)) from why
        if told["type"] == "exception":
            raise NotNow(told["exceptionDetails"]["text"])
        return json.loads(told["result"]["value"]) if told["result"]["type"] == "string" else None

    def press_at(self, x: int, y: int) -> None:
        acts = [{"type": "pointerMove", "x": x, "y": y}]
        acts += [{"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
        self._act({"type": "pointer", "parameters": {"pointerType": self._pointer}, "actions": acts})

    def write(self, text: str) -> None:
        keys = [{"type": type, "value": one} for one in text for type in ("keyDown", "keyUp")]
        self._act({"type": "key", "actions": keys})

    def close(self) -> None:
        self._do("browsingContext.close")
        self._bidi.command("browser.removeUserContext", userContext=self._container)

    def _act(self, source: dict[str, Any]) -> None:
        self._do("input.performActions", actions=[{"id": source["type"], **source}])

    def _do(self, method: str, **parameters: Any) -> None:
        self._bidi.command(method, context=self._context, **parameters)
