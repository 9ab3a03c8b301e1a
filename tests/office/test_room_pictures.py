"""Pictures of figures say the same in lines, in words and in a table."""

import re
from datetime import date

from django.template.loader import render_to_string

from leeszaal.office.charts import Picture, Span, by_day, by_kind, time_line

TODAY = date(2026, 3, 10)


def _bars(picture: Picture) -> list[dict[str, str]]:
    return [dict(re.findall(r'(\w+)="([^"]*)"', bar)) for bar in re.findall(r"<rect[^>]*>", picture.svg)]


def test_a_day_with_twice_as_many_has_a_bar_twice_as_high() -> None:
    drawn = by_day("looks", "Looks", {"desk": {date(2026, 3, 9): 2, TODAY: 4}}, TODAY, days=7)
    low, high = (float(bar["height"]) for bar in _bars(drawn))
    assert high == 2 * low


def test_a_day_without_any_is_in_the_table_and_has_no_bar() -> None:
    drawn = by_day("looks", "Looks", {"desk": {TODAY: 4}}, TODAY, days=3)
    assert [row[1] for row in drawn.rows] == ["0", "0", "4"]
    assert len(_bars(drawn)) == 1


def test_two_kinds_stand_beside_each_other_and_are_named() -> None:
    drawn = by_day("consents", "Consents", {"given": {TODAY: 1}, "withdrawn": {TODAY: 1}}, TODAY, days=2)
    given, withdrawn = _bars(drawn)
    assert float(given["x"]) + float(given["width"]) <= float(withdrawn["x"])
    assert drawn.legend == ("given", "withdrawn")


def test_a_name_with_a_mark_of_html_is_shown_as_it_is_written() -> None:
    drawn = by_kind("reasons", "Reasons", {"<b>serving</b>": 3}, "Reason")
    assert "&lt;b&gt;serving&lt;/b&gt;" in drawn.svg
    assert "<b>" not in render_to_string("office/picture.html", {"picture": drawn})


def test_a_picture_of_nothing_is_left_out_and_says_so() -> None:
    for drawn in (by_kind("none", "None", {}, "Kind"), by_day("days", "Days", {"n": {}}, TODAY)):
        assert drawn.empty
        assert "<svg" not in render_to_string("office/picture.html", {"picture": drawn})


def test_a_request_past_its_month_ends_left_of_today() -> None:
    late = Span("12", date(2026, 1, 10), date(2026, 2, 10), "28 days late", late=True)
    fresh = Span("13", TODAY, date(2026, 4, 10), "31 days left")
    drawn = time_line("clocks", "Clocks", [late, fresh], TODAY, "Request")
    now = re.search(r'class="now" d="M([\d.]+) ', drawn.svg)
    assert now is not None
    first, second = _bars(drawn)
    assert (first["class"], second["class"]) == ("late", "one")
    assert float(first["x"]) + float(first["width"]) < float(now[1]) <= float(second["x"]) + 2
