"""A function over many things in several processes, the answers in the order of the things.

Processes are started afresh (`spawn`), which is the same on every system and safe beside threads; the function and what
it is given must therefore be such as can be pickled. No more than a few batches for each process are under way at once,
so that memory stays flat however many things there are.
"""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context
from typing import TypeVar

from tawthiq.errors import WorkerError

Thing = TypeVar("Thing")
Answer = TypeVar("Answer")

MOST = 61
"""Processes that one pool can have on every system."""

_AHEAD = 4
"""Batches for each process that wait or are done before their turn."""


def cores() -> int:
    """The processors that this process may use."""
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(available, MOST)


def ordered(
    function: Callable[[list[Thing]], Answer], things: Iterable[Thing], workers: int, batch: int
) -> Iterator[Answer]:
    """What `function` answers to each batch of `things`, in order, worked out in so many processes.

    What the function raises is raised here. WorkerError where a process ended without an answer.
    """
    waiting: deque[Future[Answer]] = deque()
    batches = _batches(things, batch)
    pool = ProcessPoolExecutor(min(workers, MOST), get_context("spawn"), initializer=_leave_interrupts)
    try:
        for one in batches:
            waiting.append(pool.submit(function, one))
            if len(waiting) >= _AHEAD * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool as error:
        raise WorkerError(
            "a process that was reading ended without an answer, perhaps for want of memory; "
            "run the same again with --workers 1"
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _batches(things: Iterable[Thing], size: int) -> Iterator[list[Thing]]:
    rest = iter(things)
    while batch := list(islice(rest, size)):
        yield batch


def _leave_interrupts() -> None:
    """An interruption is for the process that was asked; it ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
