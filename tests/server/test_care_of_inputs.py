"""How moderators care for inputs, as everyone's screens tell of it."""

from .harness import Scene


def test_what_moderators_read_first_reaches_the_others_once_it_is_let_through(scene: Scene) -> None:
    author, reader = scene.phones(2)
    moderator, rapporteur = scene.at("q1"), scene.screen("rapporteur")
    moderator.send("review", review="first")
    moderator.see("inputs", "Moderators read each input before everyone else does.")
    made = author.send("input", item="q1", text="Twin cities")["made"]
    author.see("mine", "Twin cities", "Waits to be read by the moderators")
    moderator.see("inputs", "Twin cities", "Waits: nobody else reads it yet")
    assert rapporteur.person.page("/rapporteur").status_code == 200
    assert "Twin cities" in rapporteur.person.page("/rapporteur").text
    assert "Twin cities" not in reader.others("q1")
    assert reader.send("endorse", input=made)["reason"] == "held"
    assert "ack" in moderator.send("let_through", inputs=[f"{made}:1"])
    author.see_no_longer("mine", "Waits to be read")
    reader.see("others-count", "1 input so far")
    assert "Twin cities" in reader.others("q1")


def test_what_waits_when_the_session_goes_on_is_told_and_can_be_read_and_let_through(scene: Scene) -> None:
    author, reader = scene.phones(2)
    moderator = scene.at("q1")
    moderator.send("review", review="first")
    made = author.send("input", item="q1", text="Twin cities")["made"]
    moderator.send("go", item="q2", leaving="q1")
    moderator.see("inputs", "1 still waits at Q1", "Twin cities", "Let through the 1 that waits at Q1")
    assert "ack" in moderator.send("let_through", inputs=[f"{made}:1"])
    moderator.see_no_longer("inputs", "still waits")
    moderator.send("undo")
    moderator.see("inputs", "1 still waits at Q1")
    assert "ack" in moderator.send("review", item="q1", review="none")
    moderator.see_no_longer("inputs", "still waits")
    assert scene.state.stage.live == "q2"
    assert "Twin cities" in reader.others("q1")


def test_without_scripts_a_form_lets_through_what_waits(scene: Scene) -> None:
    author, moderator = scene.phone(), scene.at("q1")
    moderator.send("review", review="first")
    made = author.send("input", item="q1", text="Twin cities")["made"]
    assert moderator.person.submit("let_through", inputs=f"{made}:1").status_code in (200, 303)
    author.see_no_longer("mine", "Waits to be read")


def test_inputs_that_say_the_same_stand_as_one_on_every_screen_and_their_author_is_told(scene: Scene) -> None:
    ana, ben, cleo = scene.phones(3)
    moderator, board = scene.at("q1"), scene.screen("board")
    first = ana.send("input", item="q1", text="Twin cities")["made"]
    second = ben.send("input", item="q1", text="Cities as twins")["made"]
    cleo.send("endorse", input=second, revision=1)
    moderator.send("show", input=second, revision=1)
    board.see("stage", "Cities as twins")
    assert moderator.send("merge", head=f"{first}:1", inputs=[f"{second}:1"])["made"] == first
    moderator.see("inputs", "+1 similar", "2 support it", "1 merged into another")
    board.see("stage", "Twin cities", "+1 similar", "2 support it")
    ben.see("mine", "Joined with a similar one, and counted there", "Twin cities", "2 support it")
    ana.see("mine", "+1 similar", "2 support it")
    cleo.see("others-count", "1 input so far")
    read = cleo.others("q1")
    assert "Twin cities" in read and "+1 similar" in read and "Cities as twins" not in read
    assert 'aria-pressed="true"' in read, "who supports one of them supports the whole"
    assert "Twin cities" not in ben.others("q1"), "there his counts already"
    cleo.send("endorse", input=first, agree=False)
    ben.see("mine", "1 supports it")
    moderator.send("undo")
    ben.see_no_longer("mine", "Joined with a similar one")
    board.see("stage", "Cities as twins")
    assert "Cities as twins" in cleo.others("q1")


def test_a_phone_that_has_both_keeps_the_one_that_stands_for_both(scene: Scene) -> None:
    ana, ben, cleo = scene.phones(3)
    moderator = scene.at("q1")
    first = ana.send("input", item="q1", text="Twin cities")["made"]
    second = ben.send("input", item="q1", text="Cities as twins")["made"]
    moderator.send("merge", inputs=[f"{first}:1", f"{second}:1"])
    cleo.until(
        lambda: f"{second}:0" in cleo.views.get("others-count", ""), "that another stands for the second"
    )
    told = cleo.see("others-count", "1 input so far")
    assert f"{first}:1+1" in told and f"{second}:0" in told
    cleo.see("totals", "2 received, 1 shown, 1 merged with these")
    fresh = cleo.others("q1", have=(f"{first}:1", f"{second}:1"))
    assert "+1 similar" in fresh and f'<li id="other-{second}" hx-swap-oob="delete">' in fresh


def test_when_the_one_that_stood_for_both_is_taken_back_the_other_does(scene: Scene) -> None:
    ana, ben = scene.phones(2)
    moderator = scene.at("q1")
    first = ana.send("input", item="q1", text="Twin cities")["made"]
    second = ben.send("input", item="q1", text="Cities as twins")["made"]
    assert "ack" in moderator.person.post("merge", inputs=[f"{first}:1", f"{second}:1"]).json()
    ben.see("mine", "Joined with a similar one")
    ana.send("withdraw", input=first)
    ben.see_no_longer("mine", "Joined with a similar one")
    moderator.see("inputs", "Cities as twins", "Withdrawn by its author")


def test_the_rapporteur_merges_and_parts_as_well(scene: Scene) -> None:
    ana, desk = scene.phone(), scene.screen("rapporteur")
    moderator = scene.at("q1")
    first = ana.send("input", item="q1", text="Twin cities")["made"]
    second = ana.send("input", item="q1", text="Cities as twins")["made"]
    assert desk.send("merge", inputs=[f"{first}:1", f"{second}:1"])["made"] == first
    moderator.see("inputs", "+1 similar")
    assert "merged into" in desk.person.page("/rapporteur/desk").text
    assert "ack" in desk.send("part", inputs=[f"{second}:1"])
    moderator.see_no_longer("inputs", "+1 similar")
    assert ana.send("merge", inputs=[f"{first}:1", f"{second}:1"])["refused"]


ALIKE = ("Floods come every year and destroy the roads", "Floods destroy the roads and come every year")


def test_what_may_say_the_same_is_suggested_until_somebody_says_whether_it_does(scene: Scene) -> None:
    ana, ben = scene.phones(2)
    moderator = scene.at("q1")
    first = ana.send("input", item="q1", text=ALIKE[0])["made"]
    second = ben.send("input", item="q1", text=ALIKE[1])["made"]
    ben.send("input", item="q1", text="Young people have no place in the councils")
    moderator.ping()
    suggested = moderator.person.page("/moderator/alike")
    assert suggested.headers["x-alike"] == "q1"
    assert (
        f'data-beside="alike-{first}"' in suggested.text and f'data-beside="alike-{second}"' in suggested.text
    )
    assert suggested.text.count(f"Merge into {first}") == 2, "what came first stands for both"
    assert "because the words are nearly the same" in suggested.text
    both = [f"{first}:1", f"{second}:1"]
    moderator.send("merge", inputs=both)
    assert "data-beside" not in moderator.person.page("/moderator/alike").text
    moderator.send("undo")
    assert "data-beside" in moderator.person.page("/moderator/alike").text
    assert "Merge into" in scene.screen("rapporteur").person.page("/rapporteur/desk/suggestions").text
    moderator.send("part", inputs=both)
    assert "data-beside" not in moderator.person.page("/moderator/alike").text, "nobody is asked again"
    assert "Merge into" not in scene.screen("rapporteur").person.page("/rapporteur/desk/suggestions").text


def test_suggestions_are_for_moderators_alone(scene: Scene) -> None:
    for visitor in (scene.participant(), scene.stranger(), scene.holder("board"), scene.holder("rapporteur")):
        assert visitor.page("/moderator/alike").status_code == 403


def test_moderators_give_themes_as_the_rapporteur_does(scene: Scene) -> None:
    ana, moderator, desk = scene.phone(), scene.at("q1"), scene.screen("rapporteur")
    made = ana.send("input", item="q1", text="Twin cities", themes=["C1"])["made"]
    assert "ack" in moderator.send("tag", input=made, theme="C2")
    moderator.see("inputs", "C1 C2")
    assert desk.send("name_theme", label="Twinning")["made"] == "T1"
    desk.send("tag", input=made, theme="T1")
    moderator.see("inputs", "C1 C2 T1")
    moderator.send("untag", input=made, theme="C2")
    moderator.see("inputs", "C1 T1")
    assert ana.send("tag", input=made, theme="C2")["refused"]
