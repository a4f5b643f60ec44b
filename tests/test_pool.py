"""Several processes: the same answers in the same order, flat memory, and a plain word when one of them dies."""

import os
from collections.abc import Iterator

import pytest

from tawthiq.errors import UnreadableError, WorkerError
from tawthiq.pool import ordered


def _doubled(numbers: list[int]) -> list[int]:
    return [2 * number for number in numbers]


def _refused(numbers: list[int]) -> list[int]:
    raise UnreadableError("lost.txt", "there is no such file", "check its name")


def _dead(numbers: list[int]) -> list[int]:
    os._exit(1)


def test_answers_come_in_the_order_of_the_things() -> None:
    """The answers are those of one process, in the order of what was asked."""
    answers = [answer for batch in ordered(_doubled, range(100), workers=2, batch=3) for answer in batch]
    assert answers == [2 * number for number in range(100)]


def test_things_are_taken_as_they_are_needed() -> None:
    """No more is taken from the things than a few batches ahead of what was answered."""
    taken = 0

    def things() -> Iterator[int]:
        nonlocal taken
        for number in range(1000):
            taken += 1
            yield number

    answers = ordered(_doubled, things(), workers=2, batch=5)
    next(answers)
    assert taken <= 2 * 4 * 5
    answers.close()


def test_an_error_of_ours_comes_through_whole() -> None:
    """What the function raises is raised here, with its parts."""
    with pytest.raises(UnreadableError) as caught:
        list(ordered(_refused, [1], workers=1, batch=1))
    assert (caught.value.where, caught.value.remedy) == ("lost.txt", "check its name")


def test_a_process_that_dies_is_told() -> None:
    """A process that ends without an answer is an error that says what to do, no endless waiting."""
    with pytest.raises(WorkerError, match="--workers 1"):
        list(ordered(_dead, [1, 2], workers=2, batch=1))
