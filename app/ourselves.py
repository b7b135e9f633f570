"""Other processes of this program, started by it: they find the modules it has, wherever it was started."""

import os
import sys
from pathlib import Path

_ROOT = Path(__file__).parent.parent


def command(module: str, *words: str) -> list[str]:
    """How a module of ours is run."""
    return [sys.executable, "-P", "-m", module, *words]


def environment(**more: str) -> dict[str, str]:
    """The environment in which it runs: ours, and what is set besides."""
    path = [str(_ROOT), *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path), **more}
