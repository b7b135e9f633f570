"""The floor on every screen: who asks, who is suggested and why, who speaks and how long, and who was heard."""

from .harness import Scene, plain


def test_a_hand_reaches_the_moderator_with_its_topic_and_its_language(scene: Scene) -> None:
    phone, moderator = scene.phone("fr", name="Amina", section="africa"), scene.at("q1")
    phone.send("floor", topic="L’eau")
    moderator.see("hands", "Asking for the floor", "Amina", "L’eau", "Africa", "FR")
    phone.send("floor", topic="L’eau", language="es")
    moderator.see("hands", "ES")
    phone.send("floor", wanted=False)
    moderator.see_no_longer("hands", "Amina")


def test_whom_least_was_heard_of_is_suggested_with_the_reason_and_anyone_may_be_called(scene: Scene) -> None:
    heard = scene.phone(name="Amina", section="africa")
    again = scene.phone(name="Kofi", section="africa")
    new = scene.phone(name="Mei", section="asia_pacific")
    moderator = scene.at("q1")
    moderator.send("give_floor", participant=heard.who)
    moderator.send("end_floor")
    for phone in (again, new):
        phone.send("floor")
    first = moderator.see("hands", "Kofi", "Mei")
    assert plain(first).index("Kofi") < plain(first).index("Mei")
    assert "Suggested" not in first
    moderator.send("floor_order", order="least_heard")
    second = plain(moderator.see("hands", "Suggested nothing heard yet of: Asia-Pacific"))
    assert second.index("Mei") < second.index("Kofi")
    moderator.send("give_floor", participant=again.who)
    moderator.see("hands", "Has the floor: Kofi")


def test_the_limit_is_on_the_speakers_phone_and_no_other_on_the_moderators_screen_and_on_the_board(
    scene: Scene,
) -> None:
    speaker, other = scene.phones(2)
    moderator, board = scene.at("q1"), scene.screen("board")
    moderator.send("speaking_limit", seconds=90)
    moderator.see("speaking-time", "1:30 min")
    moderator.send("give_floor", participant=speaker.who)
    for screen, view in ((speaker, "hand"), (moderator, "hands"), (board, "floor")):
        shown = screen.see(view, "of 1:30")
        assert 'data-of="90000"' in shown
    other.ping()
    assert "of 1:30" not in other.views.get("hand", "")
    moderator.send("speaking_limit")
    assert "data-until" not in speaker.see_no_longer("hand", "of 1:30")
    moderator.send("end_floor")
    speaker.see_no_longer("hand", "You have the floor.")


def test_the_board_names_who_is_next_as_far_as_names_may_stand_there_and_never_on_what(scene: Scene) -> None:
    people = [scene.phone(name=f"Person {n}", section="africa") for n in range(7)]
    moderator, board = scene.at("q1"), scene.screen("board")
    for person in people:
        person.send("floor", topic="Secret")
    board.see("floor", "Next to speak", "Africa", "and 2 more")
    assert "Person" not in board.views["floor"]
    moderator.send("names", shown=True)
    shown = plain(board.see("floor", "Person 4"))
    assert ("Person 5" in shown, "Secret" in shown) == (False, False)
    moderator.send("give_floor", participant=people[0].who)
    board.see("floor", "Has the floor: Person 0 Africa", "and 1 more")


def test_who_was_heard_is_on_the_board_only_while_moderators_show_it(scene: Scene) -> None:
    speaker = scene.phone(section="africa")
    moderator, board = scene.at("q1"), scene.screen("board")
    moderator.send("give_floor", participant=speaker.who)
    moderator.see("heard", "Africa 1", "Asia-Pacific 0")
    board.see("floor", "Has the floor")
    assert "Asia-Pacific" not in board.views["floor"]
    moderator.send("floor_totals", shown=True)
    board.see("floor", "Who was heard", "Africa 1", "Asia-Pacific 0")
    moderator.send("floor_totals", shown=False)
    board.see_no_longer("floor", "Asia-Pacific 0")


def test_what_is_spoken_is_noted_of_whoever_has_the_floor_and_stands_with_their_minutes(scene: Scene) -> None:
    speaker = scene.phone(name="Amina", section="africa")
    moderator = scene.at("q1")
    moderator.send("speaking_limit", seconds=60)
    speaker.send("floor", topic="Water", language="es")
    moderator.send("give_floor", participant=speaker.who)
    made = moderator.send("note", text="Cities share water", participant=speaker.who)["made"]
    moderator.send("end_floor")
    [turn] = scene.state.stage.turns
    assert (turn.participant, turn.seconds, turn.ended_at is not None) == (speaker.who, 60, True)
    assert scene.state.inputs[made].author == speaker.who


def test_the_floor_is_asked_for_without_scripts(scene: Scene) -> None:
    person = scene.participant("es", name="Ana")
    scene.at("q1")
    assert 'name="topic"' in person.page().text
    assert person.submit("floor", wanted="true", topic="Agua", language="fr").status_code == 200
    assert scene.state.hands[person.who][1:3] == ("Agua", "fr")
    assert "Agua" in plain(person.page().text)
    person.submit("floor", wanted="false")
    assert person.who not in scene.state.hands
