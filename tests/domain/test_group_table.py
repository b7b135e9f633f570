"""A table of groups: as many of its columns as can stand beside each other, those that weigh most."""

from app.screens.group_table import Cell, GroupTable, Head, Line


def table(*heads: Head, figure: str = "50 %", before: str = "") -> GroupTable:
    return GroupTable("Section", list(heads), [Line("All", "9", [Cell(figure, before) for _head in heads])])


def answers(of: GroupTable) -> list[str]:
    return [head.answer for head in of.heads]


def test_answers_in_short_words_stand_beside_each_other_all_of_them() -> None:
    of_a_scale = table(
        *(Head(word, 0) for word in ("Much worse", "Worse", "The same", "Better", "Much better"))
    )
    assert of_a_scale.fitted == of_a_scale


def test_of_answers_in_long_words_the_weightiest_stay_in_their_order() -> None:
    weights = {
        "Administration": 1,
        "Biodiversities": 5,
        "Collaborations": 2,
        "Digitalization": 4,
        "Electrifying": 3,
    }
    fitted = table(*(Head(word, weight) for word, weight in weights.items())).fitted
    assert answers(fitted) == ["Biodiversities", "Collaborations", "Digitalization", "Electrifying"]
    assert fitted.more == 1
    assert len(fitted.lines[0].cells) == 4


def test_a_figure_needs_room_as_a_word_does() -> None:
    heads = [Head(str(point), point) for point in range(6)]
    assert answers(table(*heads).fitted) == ["0", "1", "2", "3", "4", "5"]
    assert answers(table(*heads, figure="100 %", before="100").fitted) == ["1", "2", "3", "4", "5"]


def test_however_long_its_words_one_answer_is_told() -> None:
    assert answers(table(Head("Donauwirtschaftskommunikation", 1)).fitted) == ["Donauwirtschaftskommunikation"]
