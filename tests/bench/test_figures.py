"""A figure, its limit and its goal."""

import pytest

from bench.figures import Figure, Goal, figure, measured, ratio
from bench.table import amount, as_table
from bench.timings import Timings


@pytest.mark.parametrize(
    ("goal", "value", "limit", "met"),
    [
        (ratio("at least", 0.5), 50.0, 100.0, True),
        (ratio("at least", 0.5), 49.9, 100.0, False),
        (ratio("at most", 1.3), 1.3, 1.0, True),
        (ratio("at most", 1.3), 1.31, 1.0, False),
        (ratio("under", 4), 4.0, 1.0, False),
        (figure("under", 2, "s"), 1.99, None, True),
        (figure("under", 2, "s"), 2.0, None, False),
        (figure("at most", 20, "ms"), 20.0, 1.0, True),
    ],
)
def test_a_goal_is_met_by_the_ratio_or_by_the_figure_that_it_is_about(
    goal: Goal, value: float, limit: float | None, met: bool
) -> None:
    one = measured("web", "page", value, "ms", limit=limit, goal=goal)
    assert one.met is met


def test_a_goal_says_in_words_what_it_asks() -> None:
    assert str(ratio("at least", 0.5)) == "at least 0.5 times the limit"
    assert str(figure("at most", 1_024, "MiB")) == "at most 1,024 MiB"


def test_a_ratio_that_is_asked_without_a_limit_is_a_fault() -> None:
    with pytest.raises(ValueError, match="needs a limit"):
        measured("web", "page", 1.0, "ms", goal=ratio("at most", 3))


def test_a_figure_without_a_goal_is_neither_met_nor_missed() -> None:
    told = measured("web", "page", 3.0, "ms", limit=2.0).as_dict()
    assert (told["met"], told["goal"], told["ratio"]) == (None, "", 1.5)


def test_a_figure_goes_to_json_and_back_with_four_digits() -> None:
    told = measured("web", "page", 1234.5678, "ms", limit=1000.0, goal=ratio("at most", 3), note="why").as_dict()
    assert told["figure"] == 1235.0
    assert Figure.from_dict(told).as_dict() == told


def test_the_table_shows_every_figure_with_its_note() -> None:
    one = measured("web", "own page", 3.0, "ms", limit=2.0, goal=ratio("at most", 1), note="8 statements")
    table = as_table([one])
    assert "own page" in table
    assert "3 ms" in table
    assert "NO" in table
    assert "own page: 8 statements" in table


def test_large_amounts_are_whole_and_small_ones_keep_three_digits() -> None:
    assert amount(12_345.6, "a second") == "12,346 a second"
    assert amount(0.012345, "ms") == "0.0123 ms"
    assert amount(None, "ms") == ""


def test_a_percentile_is_a_duration_that_was_seen() -> None:
    timings = Timings.of(number / 1_000 for number in range(100, 0, -1))
    assert (timings.p50, timings.p95, timings.p99, timings.percentile(1)) == (50.0, 95.0, 99.0, 100.0)
    with pytest.raises(ValueError, match="nothing"):
        Timings.of([])
