"""A result by groups on the board: beside a verdict stand the shares that it rests on."""

from collections.abc import Mapping, Sequence

from .harness import Scene, Server, plain


def shown(scene: Scene, item: str, answers: Mapping[str, Sequence[object]]) -> str:
    """The board, once these sections have answered, each with so many people."""
    board, moderator = scene.screen("board"), scene.at(item)
    for section, given in answers.items():
        for answer in given:
            assert scene.participant(section=section).post("ballot", item=item, answer=answer).is_success
    for do in ("close", "reveal"):
        moderator.send(do, item=item)
    moderator.send("show_groups", constituency="section")
    return plain(board.see("stage", "Africa"))


def test_of_a_scale_of_several_rows_the_share_of_each_group_stands_beside_its_average(server: Server) -> None:
    scene = Scene(server)
    stage = shown(scene, "q1", {"africa": [{"local": "5"}] * 4, "europe": [{"local": "1"}] * 3})
    assert "Local Completely % · Average" in stage
    assert "All 7 57 % 3.3" in stage
    assert "Africa 4 100 % 5.0" in stage
    assert "Europe 3 0 % 1.0" in stage
    assert "The groups divergent divergent: groups of 3 or more differ by 40 points" in stage
    scene.close()


def test_of_several_choices_it_is_the_share_of_each_group_for_what_leads_overall(server: Server) -> None:
    scene = Scene(server)
    stage = shown(scene, "q3", {"africa": [{"local": ["peers"]}] * 4, "europe": [{"local": ["digital"]}] * 3})
    assert "From your local point of view Cooperation by peers" in stage
    assert "Africa 4 100 % Europe 3 0 %" in stage
    scene.close()


def test_of_a_ranking_it_is_said_how_many_of_each_group_name_what_leads(server: Server) -> None:
    scene = Scene(server)
    stage = shown(scene, "q4", {"africa": [["C1"]] * 4, "europe": [["C2", "C1"]] * 2 + [["C2"]]})
    assert "Ecological transition: named by 67 to 100 % in the groups" in stage
    scene.close()
