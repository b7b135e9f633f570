"""The house stands as `docs/architecture.md` says: every import goes down, and none comes round."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.routing import APIRoute

from app.main import PARTS
from app.screens.pages import open_session

APP = Path(__file__).parents[1] / "app"

FLOORS: tuple[tuple[str, ...], ...] = (
    ("app.domain",),
    ("app.i18n",),
    ("app.activities",),
    ("app.sense",),
    ("app.log",),
    ("app.live.asking",),
    ("app.live.room",),
    ("app.live.showing",),
    ("app.live.hall",),
    ("app.live.line",),
    ("app.exports",),
    ("app.rehearsal",),
    ("app.screens",),
    ("app.main", "app.serve", "app.asgi"),
    ("app.cli",),
)
"""From the ground up. What stands on none (settings, logs and the like) may be used by all."""

CLIMBS = {
    ("app.domain.kinds", "app.activities"): "by name, on the first look-up: kinds of vote plug in",
}


def modules() -> dict[str, Path]:
    """Every module of ours."""
    found = {}
    for path in sorted(APP.rglob("*.py")):
        parts = path.relative_to(APP.parent).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imports(module: str, path: Path, known: dict[str, Path]) -> Iterator[str]:
    """What a module imports of ours, also for types and within functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            target = name if name in known else name.rpartition(".")[0]
            if target in known and target.startswith("app.") and target != module:
                yield target


KNOWN = modules()
GRAPH = {module: frozenset(imports(module, path, KNOWN)) for module, path in KNOWN.items()}


def floor(module: str) -> int | None:
    """The floor a module stands on; the longest name that fits decides."""
    standing = [
        (len(name), height)
        for height, names in enumerate(FLOORS)
        for name in names
        if module == name or module.startswith(f"{name}.")
    ]
    return max(standing)[1] if standing else None


def test_every_import_goes_down() -> None:
    wrong = [
        f"{module} imports {target}, which stands above it"
        for module, targets in GRAPH.items()
        for target in sorted(targets)
        if (mine := floor(module)) is not None
        and (theirs := floor(target)) is not None
        and theirs > mine
        and (module, target) not in CLIMBS
    ]
    assert wrong == []


def test_no_import_comes_round() -> None:
    done, path = set[str](), list[str]()

    def visit(module: str) -> list[str]:
        if module in path:
            return [*path[path.index(module) :], module]
        if module in done:
            return []
        path.append(module)
        found = next((circle for target in sorted(GRAPH[module]) if (circle := visit(target))), [])
        path.pop()
        done.add(module)
        return found

    assert [circle for module in GRAPH if (circle := visit(module))] == []


@pytest.mark.parametrize("module", sorted(name for name in KNOWN if name.startswith("app.domain")))
def test_the_domain_is_pure(module: str) -> None:
    outside = {"sqlalchemy", "sqlmodel", "fastapi", "starlette", "asyncio", "structlog", "uvicorn", "jinja2"}
    tree = ast.parse(KNOWN[module].read_text(encoding="utf-8"))
    used = {
        name.split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([a.name for a in node.names] if isinstance(node, ast.Import) else [node.module or ""])
    }
    assert not used & outside


@pytest.mark.parametrize("module", sorted(KNOWN))
def test_cookies_are_read_by_our_own_reader_alone(module: str) -> None:
    """The standard library reads them in a time that grows with the square of what a stranger sends."""
    for node in ast.walk(ast.parse(KNOWN[module].read_text(encoding="utf-8"))):
        assert not (isinstance(node, ast.Attribute) and node.attr == "cookies")
        assert not (isinstance(node, ast.ImportFrom) and node.module == "http.cookies")
        assert not (isinstance(node, ast.Import) and "http.cookies" in [one.name for one in node.names])


@pytest.mark.parametrize(
    "module", sorted(name for name in KNOWN if name.startswith(("app.screens", "app.live")))
)
def test_no_page_is_written_past_what_escapes_it(module: str) -> None:
    """Markup is a template's, or a `Markup` that is filled in: an f-string escapes nothing."""
    pieces = [
        piece.value
        for node in ast.walk(ast.parse(KNOWN[module].read_text(encoding="utf-8")))
        if isinstance(node, ast.JoinedStr)
        for piece in node.values
        if isinstance(piece, ast.Constant)
    ]
    assert [piece for piece in pieces if re.search(r"</?[a-z]", str(piece))] == []


def percentile(sizes: list[int], share: float) -> int:
    """The size that `share` of all do not exceed."""
    return sorted(sizes)[int(len(sizes) * share)]


def test_files_and_functions_are_small() -> None:
    texts = [path.read_text(encoding="utf-8") for path in KNOWN.values()]
    files = [len(text.splitlines()) for text in texts if text]
    functions = [
        (node.end_lineno or node.lineno) - node.lineno + 1
        for text in texts
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    assert percentile(files, 0.5) < 60
    assert percentile(files, 0.9) < 140
    assert percentile(functions, 0.5) <= 5
    assert percentile(functions, 0.9) <= 14


def test_no_page_of_a_session_is_reached_without_its_session() -> None:
    routes = [route for part in PARTS for route in part.routes.routes]
    of_a_session = [r for r in routes if isinstance(r, APIRoute) and r.path.startswith("/s/{code}")]
    assert len(of_a_session) > 10
    for route in of_a_session:
        assert open_session in [dependency.call for dependency in route.dependant.dependencies], route.path
