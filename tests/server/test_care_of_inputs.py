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


def test_without_scripts_a_form_lets_through_what_waits(scene: Scene) -> None:
    author, moderator = scene.phone(), scene.at("q1")
    moderator.send("review", review="first")
    made = author.send("input", item="q1", text="Twin cities")["made"]
    assert moderator.person.submit("let_through", inputs=f"{made}:1").status_code in (200, 303)
    author.see_no_longer("mine", "Waits to be read")
