"""The page of measurements, and the picture of growth."""

from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from bench.documentation import NoPlaceError, write
from bench.figures import measured, ratio
from bench.growth.curves import Curve, Point, curves
from bench.growth.picture import picture
from bench.growth.written import written
from bench.library import Library
from bench.parts import PARTS, CannotMeasure
from leeszaal.site.home import SOURCES

SVG = "{http://www.w3.org/2000/svg}"
DAY = date(2026, 11, 24)
LENDING = Curve(
    "check-outs",
    "a second",
    (Point(10_000, 900.0, 800.0), Point(100_000, 850.0, 790.0), Point(1_000_000, 700.0, 780.0)),
    ratio("at least", 0.7),
)


def drawn(*found: Curve) -> ElementTree.Element:
    return ElementTree.fromstring(picture(found))  # noqa: S314  written by ourselves


def test_the_picture_tells_every_value_to_who_cannot_see_it() -> None:
    root = drawn(LENDING)
    assert root.tag == f"{SVG}svg"
    named = [root.find(f"{SVG}{tag}") for tag in ("title", "desc")]
    assert root.get("aria-labelledby", "").split() == [one.get("id") for one in named if one is not None]
    words = root.findtext(f"{SVG}desc") or ""
    for told in ("10,000 records: 900 a second, limit 800 a second", "1,000,000 records: 700 a second"):
        assert told in words


def test_ten_times_the_records_is_as_far_each_time() -> None:
    dots = [float(one.get("cx", "")) for one in drawn(LENDING).iter(f"{SVG}circle") if one.get("class") == "dot"]
    assert dots[1] - dots[0] == pytest.approx(dots[2] - dots[1], abs=0.2)
    assert dots[0] < dots[1]


def test_a_higher_value_stands_higher_and_inside_the_picture() -> None:
    root = drawn(LENDING)
    heights = [float(one.get("cy", "")) for one in root.iter(f"{SVG}circle") if one.get("class") == "dot"]
    assert heights[0] < heights[1] < heights[2]
    assert heights[0] > 0


def test_the_picture_follows_light_and_dark_and_can_show_one_size_alone() -> None:
    one = Curve("disk", "GiB", (Point(2_000, 0.1, None),), ratio("at most", 1))
    text = picture([LENDING, one, one])
    assert "prefers-color-scheme: dark" in text
    assert "nan" not in text


def test_growth_compares_the_largest_library_with_the_smallest() -> None:
    first, middle, last = LENDING.figures()
    assert (first.ratio, middle.goal) == (None, "")
    assert last.limit == 900.0
    assert last.met is True


def test_the_table_of_growth_has_a_row_for_each_size() -> None:
    lines = written([LENDING]).splitlines()
    assert lines[2] == "| 10,000 | 900 (800) |"
    assert len(lines) == 5


def test_a_figure_that_a_part_no_longer_tells_is_missed() -> None:
    other = measured("sip2", "something else", 1.0, "ms")
    with pytest.raises(CannotMeasure, match="sip2"):
        curves({2_000: [other]}, {2_000: 1})


def test_figures_are_written_between_their_marks_and_nothing_else_changes(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("Before\n<!-- web -->\nold\n<!-- end of web -->\nAfter\n", encoding="utf-8")
    one = measured("web", "own page", 3.0, "ms", limit=2.0, goal=ratio("at most", 1), note="8 statements")
    for _ in range(2):
        write(page, "web", [one], Library(2_000, tmp_path / "2000"), DAY)
    text = page.read_text(encoding="utf-8")
    assert text.startswith("Before\n<!-- web -->\nMeasured on 24 November 2026 with 2,000 records")
    assert text.endswith("<!-- end of web -->\nAfter\n")
    assert text.count("| own page | 3 ms | 2 ms | 1.50 | at most 1 times the limit | NO | 8 statements |") == 1
    assert "old" not in text


def test_a_part_without_a_place_on_the_page_is_told(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("Nothing here\n", encoding="utf-8")
    with pytest.raises(NoPlaceError, match="web"):
        write(page, "web", [], Library(2_000, tmp_path / "2000"), DAY)


@pytest.mark.parametrize("part", PARTS)
def test_every_part_has_its_place_in_the_documentation(part: str) -> None:
    text = (SOURCES / "docs" / "measurements.md").read_text(encoding="utf-8")
    assert 0 < text.index(f"<!-- {part} -->") < text.index(f"<!-- end of {part} -->")
