"""What was erased at a person's request is gone from the running service, and from the database's file."""

from pathlib import Path

from .harness import Scene, Server, plain, wait_until

WORDS, NAME, NOTE = "Ozymandias of the harbour", "Quetzalcoatl Persona", "As he said in Nairobi"


def files(folder: Path) -> bytes:
    """What stands in the database's files. Nothing of this process may have them open: see database.py."""
    return b"".join(file.read_bytes() for file in folder.glob("hemicycle.db*"))


def test_name_and_words_go_from_every_screen_and_every_file(own_server: Server, tmp_path: Path) -> None:
    scene = Scene(own_server)
    moderator, board = scene.at("q1"), scene.screen("board")
    author, reader = scene.phone(name=NAME, section="africa"), scene.phone()
    made = author.send("input", item="q1", text=WORDS)["made"]
    other = author.send("input", item="q1", text=f"{WORDS} again")["made"]
    moderator.send("set_aside", input=other, reason="personal", note=NOTE)
    moderator.send("names", shown=True)
    moderator.send("show", input=made)
    board.see("stage", WORDS, NAME)
    moderator.see("inputs", WORDS)
    assert WORDS in reader.others("q1")
    desk = scene.screen("rapporteur")
    desk.send("draft", en="A statement")
    desk.send("weigh", statement="G-01", evidence=made, stance="supports")
    desk.send("render", input=made, language="es", text=f"{WORDS} (es)")
    desk.send("consider", input=made, why_not=f"{WORDS}, as they say")
    desk.send("group", inputs=[made], label=WORDS, because=WORDS)
    desk.send("put_forward", statement="G-01")
    author.send("recognise", statement="G-01", recognition="change", text=f"{WORDS}, please", consent="named")
    at_the_desk = desk.person.page("/rapporteur/desk", statement="G-01").text
    assert f"{WORDS} (es)" in at_the_desk and f"{WORDS}, please" in at_the_desk
    own_server.told("erase", author.who, scene.code)
    own_server.engine.dispose()
    assert all(words.encode() not in files(tmp_path) for words in (WORDS, NAME, NOTE))
    board.see_no_longer("stage", WORDS)
    moderator.see_no_longer("inputs", WORDS)
    assert NAME not in board.views["stage"] + moderator.views["inputs"]
    assert 'data-input="Q1-001"' not in reader.others("q1")
    pages = [moderator.person.page("/moderator")]
    for path in ("", "/desk", "/trace", "/report/preview"):
        pages.append(desk.person.page(f"/rapporteur{path}", statement="G-01", input=made))
    assert all(words not in plain(page.text) for page in pages for words in (WORDS, NAME, NOTE))
    assert "ack" in moderator.send("next"), "the session goes on"
    wait_until(lambda: "hold. Last" in own_server.told("verify", scene.code), "the chain to hold")
    scene.close()
