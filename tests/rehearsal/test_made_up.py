"""An answer that is made up is one to the vote, whatever its kind."""

import json
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.answer import abstention
from app.domain.vote import Vote
from tests.domain.scenes import vote
from tests.domain.test_points import POINTS
from tests.domain.test_votes import VOTES
from tests.server.harness import seed_plan

OF_THE_SEED = [item.vote for item in seed_plan().agenda if item.vote]
WORDS = Vote.kinds["words"].model_validate(vote("words"))
ALL: list[Vote] = [*VOTES.values(), POINTS, WORDS, *OF_THE_SEED]


def test_every_kind_of_vote_is_tried() -> None:
    assert {vote.kind for vote in ALL} == Vote.kinds.keys()


@given(vote=st.sampled_from(ALL), seed=st.integers(0, 2**32))
def test_it_is_read_as_any_answer_is(vote: Vote, seed: int) -> None:
    sent = json.loads(json.dumps(vote.made_up(Random(seed))))
    answer = vote.read(sent)
    assert set(answer) == set(vote.row_ids)
    assert vote.read(vote.read_form(vote.form_of(answer))) == answer


@pytest.mark.parametrize("vote", ALL, ids=lambda vote: f"{vote.kind}-{vote.prompt.en[:20]}")
def test_a_hall_has_opinions_and_they_differ(vote: Vote) -> None:
    chance = Random(7)
    answers = [vote.read(json.loads(json.dumps(vote.made_up(chance)))) for _ in range(100)]
    for row in vote.row_ids:
        said = [answer[row] for answer in answers]
        assert 80 <= sum(one != abstention() for one in said) < 100
        assert len({json.dumps(one) for one in said}) > 2
