"""The same document gives the same bytes: today and tomorrow, here and in another process."""

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

from app.exports.report.formats import RENDERERS

from .making import file_of
from .samples import sample

ROOT = Path(__file__).parents[3]
PATH = f"{ROOT}{os.pathsep}{ROOT / 'tests'}"
ELSEWHERE = f"import {__name__} as here; print(here.told())"


def told() -> str:
    """The hash of the report in each format."""
    return " ".join(f"{ending}:{sha256(file_of(sample('fr'), ending)).hexdigest()}" for ending in RENDERERS)


def test_in_every_process_and_at_every_time() -> None:
    here = told()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": PATH, "TZ": "Asia/Tokyo"}
        done = subprocess.run(
            [sys.executable, "-c", ELSEWHERE],
            cwd=ROOT,
            env=environment,
            check=True,
            capture_output=True,
            timeout=60,
        )
        assert done.stdout.decode().strip() == here
