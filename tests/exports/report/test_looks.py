"""What a report is drawn with: the house's colours, and letters whose source is known."""

import re
from hashlib import sha256
from pathlib import Path
from xml.etree import ElementTree

from app.exports.report import palette
from app.exports.report.document import Bar, Chart
from app.exports.report.fonts import FILES, FOLDER
from app.exports.report.png import png
from app.exports.report.svg import draw
from app.live.showing.static import STATIC

CHART = Chart(
    "c", (Bar("half", 0.5, "50 %, 2"), Bar("none", 0.0, "0 %, 0"), Bar("x" * 300, 1.0, "100 %, 4")), "alt"
)


def test_colours_are_the_houses() -> None:
    tokens = (STATIC / "styles" / "tokens.css").read_text(encoding="utf-8").split("@media")[0]
    house = dict(re.findall(r"--([\w-]+): (#\w{6});", tokens))
    ours = {name.lower().replace("_", "-"): value for name, value in vars(palette).items() if name.isupper()}
    del ours["gap"]
    assert ours.items() <= house.items()
    sheet = (STATIC / "styles" / "report.css").read_text(encoding="utf-8")
    assert set(re.findall(r"--([\w-]+): (#\w{6});", sheet)) <= house.items()


def test_fonts_are_those_that_their_note_says() -> None:
    note = (FOLDER / "README.md").read_text(encoding="utf-8")
    said = dict(re.findall(r"\| (\S+\.ttf) \|.*\| ([0-9a-f]{64}) \|", note))
    assert said == {file.name: sha256(file.read_bytes()).hexdigest() for file in FILES}
    assert (FOLDER / "atkinson-hyperlegible-next-LICENSE.txt").exists()


def test_a_bar_is_as_long_as_its_share_and_the_whole_stays_visible() -> None:
    drawing = ElementTree.fromstring(draw(CHART, width=400).text)
    rects = [one for one in drawing if one.tag.endswith("rect")]
    of_whole = [float(one.get("width", "")) for one in rects if one.get("fill") == palette.TRACK]
    of_share = [float(one.get("width", "")) for one in rects if one.get("fill") == palette.SIGN]
    assert len(of_whole) == 3 and len(set(of_whole)) == 1
    assert of_share == [of_whole[0] / 2, of_whole[0]]


def test_a_long_label_is_broken_and_nothing_is_cut() -> None:
    drawn = draw(CHART, width=400)
    drawing = ElementTree.fromstring(drawn.text)
    texts = [one for one in drawing if one.tag.endswith("text")]
    assert sum((one.text or "").count("x") for one in texts) == 300
    assert all(float(one.get("y", "")) < drawn.height for one in texts)


def test_a_picture_is_three_times_as_fine_as_the_drawing() -> None:
    drawn = draw(CHART)
    picture = png(drawn)
    assert picture.startswith(b"\x89PNG")
    assert int.from_bytes(picture[16:20], "big") == 3 * drawn.width


def test_what_is_no_code_travels_too() -> None:
    report = Path(palette.__file__).parent
    assert (report / "report.typ").exists() and len(list(FOLDER.glob("*.ttf"))) == 4
