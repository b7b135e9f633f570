"""Downloads are made aside: a few at a time, ended when nobody waits for them, and said when they fail."""

import asyncio
import html
import json
import os
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app import ourselves
from app.exports.aside import Aside, Busy, Left, NotMade
from app.exports.asked import Asked

from .harness import Scene, Server, plain, running, wait_until


def asked(server: Server, code: str, format: str = "json") -> Asked:
    return Asked(server.database_url, code, format, "restricted", "2021-05-18T12:00:00+00:00")


async def nobody_leaves() -> None:
    """Whoever asked stays."""
    await asyncio.Event().wait()


def children() -> set[int]:
    """The processes that this one has started and that still run."""
    tasks = Path(f"/proc/{os.getpid()}/task").glob("*/children")
    return {int(pid) for task in tasks for pid in task.read_text().split()}


def test_the_workbook_is_the_first_download(scene: Scene) -> None:
    person = scene.participant(name="Amina")
    scene.at("q1")
    assert person.post("input", item="q1", text="=1+1").is_success
    rapporteur = scene.holder("rapporteur")
    page = rapporteur.page("/rapporteur").text
    assert page.index("/log.xlsx") < page.index("/log.zip") < page.index("/log.json")
    download = rapporteur.page("/log.xlsx")
    assert download.headers["content-type"].endswith("spreadsheetml.sheet")
    assert download.headers["content-disposition"].endswith('_log.xlsx"')
    assert int(download.headers["content-length"]) == len(download.content)
    cells = [cell for row in load_workbook(BytesIO(download.content))["inputs"] for cell in row]
    assert {cell.data_type for cell in cells if cell.value == "=1+1"} == {"s"}


def test_an_ending_that_is_no_format_is_not_found(scene: Scene) -> None:
    assert scene.holder("rapporteur").page("/log.exe").status_code == 404


def test_the_rapporteur_sees_no_single_vote_on_the_page_or_in_the_files(scene: Scene) -> None:
    amina = scene.participant(name="Amina Diallo", section="africa")
    scene.at("q1")
    assert amina.post("ballot", item="q1", answer={"local": "5"}).is_success
    rapporteur = scene.holder("rapporteur")
    page = rapporteur.page("/rapporteur/log", kind="ballots").text
    assert "voted" in page and "Q1" in page and "Amina" not in page and "Africa" not in page
    assert "voted" not in rapporteur.page("/rapporteur/log", text="amina").text
    whole = rapporteur.page("/log.json").json()
    assert [one["body"] for one in whole["entries"] if one["kind"] == "ballot_cast"] == [None]


def test_a_file_to_share_has_only_what_may_be_quoted_and_a_complete_one_is_not_had_here(
    scene: Scene, tmp_path: Path
) -> None:
    amina, ben = scene.participant(name="Amina Diallo", section="africa"), scene.participant(name="Ben Okri")
    scene.at("q1")
    for who, text, consent in ((amina, "Twin cities", "named"), (ben, "In confidence", "none")):
        assert who.post("input", item="q1", text=text, consent=consent).is_success
    rapporteur = scene.holder("rapporteur")
    download = rapporteur.page("/log.json", profile="shareable")
    assert download.headers["content-disposition"].endswith('_shareable-log.json"')
    exported = scene.server.told("export", scene.code, "--shareable", "--format", "json", "--to", str(tmp_path))
    for text in (download.text, Path(exported.strip()).read_text()):
        assert "Twin cities" in text and "Amina Diallo, Africa" in text
        assert "In confidence" not in text and "Ben Okri" not in text and amina.who not in text
    assert ben.page("/log.json", profile="shareable").status_code == 403


@pytest.mark.parametrize(
    ("path", "query", "said"),
    [
        ("/report.md", {"language": "de"}, "“language” stands for one of en, es, fr, and not for “de”"),
        ("/report.md", {"language": "EN"}, "“language” stands for one of en, es, fr, and not for “EN”"),
        ("/report.pdf", {"language": ""}, "“language” stands for one of en, es, fr, and not for “”"),
        ("/rapporteur/report", {"language": "de"}, "“language” stands for one of en, es, fr"),
        ("/log.json", {"profile": "complete"}, "“profile” stands for one of restricted, shareable, and not"),
        ("/log.zip", {"profile": "everything"}, "“profile” stands for one of restricted, shareable, and not"),
        ("/report.html", {"profile": "complete"}, "“profile” stands for one of restricted, shareable, and not"),
        ("/report.md", {"language": "<b>" * 20}, f"not for “{('<b>' * 20)[:40]}”"),
    ],
)
def test_a_part_of_an_address_that_has_no_such_value_is_named_with_those_it_has(
    scene: Scene, path: str, query: dict[str, str], said: str
) -> None:
    answer = scene.holder("rapporteur").page(path, **query)
    assert answer.status_code == 422
    assert said in html.unescape(answer.text)


def test_while_the_database_is_away_nobody_is_told_that_it_is_safe(tmp_path: Path) -> None:
    with running(Server(f"sqlite:///{tmp_path}/hemicycle.db", tmp_path)) as server:
        rapporteur = Scene(server).holder("rapporteur")
        paths = ("/log.json", "/report.md", "/rapporteur/report/preview")
        assert {rapporteur.page(path).status_code for path in paths} == {200}
        file, elsewhere = tmp_path / "hemicycle.db", tmp_path / "elsewhere.db"
        file.rename(elsewhere)
        answers = [rapporteur.page(path) for path in paths]
        elsewhere.rename(file)
        for answer in answers:
            assert answer.status_code == 503 and answer.headers["retry-after"]
            assert "The database cannot be reached just now." in plain(answer.text)
            assert "safe" not in plain(answer.text)
        assert {rapporteur.page(path).status_code for path in paths} == {200}
        assert "Traceback" not in server.log()


def test_the_host_has_the_complete_record(scene: Scene, tmp_path: Path) -> None:
    amina = scene.participant()
    scene.at("q1")
    assert amina.post("ballot", item="q1", answer={"local": "5"}).is_success
    export = ("export", scene.code, "--complete", "--format", "json", "--to", str(tmp_path))
    path = scene.server.told(*export).strip()
    assert "complete" in path
    [ballot] = json.loads(Path(path).read_text())["tables"]["ballots"]
    assert (ballot["participant_ref"], ballot["option_code"]) == (amina.who, "5")


def test_words_are_found_however_they_are_written(scene: Scene) -> None:
    scene.at("q1")
    person = scene.participant(name="José Ñandú")
    texts = ("La educación primero", "Cooperación al desarrollo", "STRASSE", "Straße", "ﬁnance", "İstanbul")
    for text in texts:
        assert person.post("input", item="q1", text=text).is_success
    rapporteur = scene.holder("rapporteur")
    typed = ("educacion", "Educación", "cooperación", "strasse", "straße", "finance", "istanbul", "nandu")
    for sought in typed:
        assert 'class="said"' in rapporteur.page("/rapporteur/log", text=sought, kind="inputs").text, sought


class Slow:
    """A program in the place of the one that makes files, which never ends."""

    def __init__(self, folder: Path, body: str = "import time; time.sleep(60)") -> None:
        module = folder / "app" / "exports"
        module.mkdir(parents=True)
        (folder / "app" / "__init__.py").touch()
        (module / "__init__.py").touch()
        (module / "worker.py").write_text(body)
        self.folder = folder


@pytest.fixture
def slow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Files take for ever."""
    monkeypatch.setattr(ourselves, "_ROOT", Slow(tmp_path).folder)
    yield


def test_a_file_is_made_and_can_be_read(scene: Scene) -> None:
    async def one() -> bytes:
        with await Aside().made(asked(scene.server, scene.code), nobody_leaves) as file:
            return file.read()

    assert json.loads(asyncio.run(one()))["session"]["code"] == scene.code


def test_more_than_a_few_at_once_are_asked_to_come_again(scene: Scene, slow: None) -> None:
    async def three() -> None:
        makes, leaving = Aside(at_once=2), [asyncio.Event(), asyncio.Event()]
        making = [asyncio.create_task(makes.made(asked(scene.server, scene.code), one.wait)) for one in leaving]
        await asyncio.sleep(0)
        with pytest.raises(Busy):
            await makes.made(asked(scene.server, scene.code), nobody_leaves)
        for one in leaving:
            one.set()
        assert [type(one) for one in await asyncio.gather(*making, return_exceptions=True)] == [Left, Left]

    asyncio.run(three())


def test_whoever_leaves_ends_the_making(scene: Scene, slow: None) -> None:
    before = children()

    async def leave() -> None:
        gone = asyncio.Event()
        making = asyncio.create_task(Aside().made(asked(scene.server, scene.code), gone.wait))
        await asyncio.to_thread(wait_until, lambda: children() - before, "the process to run")
        gone.set()
        with pytest.raises(Left):
            await making

    asyncio.run(leave())
    wait_until(lambda: not children() - before, "the process to be gone")


def test_a_file_that_cannot_be_made_is_said_and_leaves_room_for_the_next(scene: Scene) -> None:
    async def twice() -> None:
        makes = Aside(at_once=1)
        for _ in range(2):
            with pytest.raises(NotMade):
                await makes.made(asked(scene.server, "NOSUCH"), nobody_leaves)

    asyncio.run(twice())
