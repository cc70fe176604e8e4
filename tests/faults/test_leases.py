"""Random leases keep their sums: a few hundred in `make test`, 100 000 in `make faults`."""

import multiprocessing
import os
import random
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace

import pytest

from ctv_desktop.features.rent.rules import schedule as engine
from ctv_desktop.features.rent.rules.spans import spans
from tests.faults import leases

BLOCK = 500  # leases a process takes at a time
MANY = 100_000


def test_a_few_hundred_random_leases_keep_the_sums() -> None:
    assert leases.wrongs(range(300)) == []


@pytest.mark.faults_long
def test_100_000_random_leases_keep_the_sums(capsys: pytest.CaptureFixture[str]) -> None:
    first = random.SystemRandom().randrange(10**9)
    seeds = range(first, first + MANY)
    with capsys.disabled():
        print(f"\nleases of the seeds {seeds[0]} to {seeds[-1]}", flush=True)
    blocks = [seeds[at : at + BLOCK] for at in range(0, MANY, BLOCK)]
    ways = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(os.cpu_count() or 1, mp_context=ways) as pool:
        found = [said for part in pool.map(leases.wrongs, blocks) for said in part]
    assert found == []


def test_the_same_seed_is_the_same_lease() -> None:
    assert leases.lease(7) == leases.lease(7)
    assert leases.lease(7) != leases.lease(8)


# The check would see what it is there for.


def one_centime(monkeypatch: pytest.MonkeyPatch, name: str, more: int) -> list[str]:
    """What is found where a rule of the engine gives some centimes more."""
    right = getattr(engine, name)
    monkeypatch.setattr(engine, name, lambda *given: right(*given) + more)
    return leases.wrongs(range(60))


@pytest.mark.parametrize("name", ["over", "part", "rate_of"])
def test_a_centime_too_many_is_found(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    assert one_centime(monkeypatch, name, 1)


def test_a_rounding_down_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "rate_of", lambda amount, rate: amount * rate // 10_000)
    assert leases.wrongs(range(60))


def test_a_step_forgotten_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    right = spans
    monkeypatch.setattr(engine, "spans", lambda terms: right(replace(terms, steps=terms.steps[1:])))
    assert leases.wrongs(range(60))


def test_the_other_way_to_count_a_month_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    right = engine.days_of
    turned = {"calendar": "thirty", "thirty": "calendar"}
    monkeypatch.setattr(
        engine, "days_of", lambda first, last, method: right(first, last, turned[method])
    )
    assert leases.wrongs(range(60))
