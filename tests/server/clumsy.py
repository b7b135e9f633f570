"""`hemicycle serve`, whose board cannot render its stage while a file says so. For tests alone."""

import os
import sys
from pathlib import Path
from typing import Any

from app.cli import main
from app.live.showing import rendering
from app.live.showing.scene import Scene
from app.live.showing.view import View

FLAG = Path(os.environ["FLAG"])
render = rendering.html


def clumsy(view: View, scene: Scene, pushed: bool = True) -> str:
    """As it is, unless the flag says otherwise."""
    if FLAG.exists() and (view.screen, view.name) == ("board", "stage"):
        raise ZeroDivisionError("a board nobody thought of")
    return render(view, scene, pushed)


def patch(module: Any) -> None:
    """Let a module render clumsily."""
    module.html = clumsy


if __name__ == "__main__":
    from app.live.showing import pusher

    patch(rendering)
    patch(pusher)
    sys.argv = ["hemicycle", "serve"]
    main()
