"""What everything else stands on: open days, money, periods, barcodes and sort keys."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from lending_strategies import calendars, days

from leeszaal.common.barcodes import check_card_number, has_valid_check_digit, make_barcode, normalise_barcode
from leeszaal.common.calendars import Calendar, first_open_day, is_open, last_open_day, open_days_between
from leeszaal.common.money import format_cents, parse_cents
from leeszaal.common.periods import Period, add_months
from leeszaal.common.sortkeys import name_sort_key, sort_key, title_sort_key


@given(days, calendars)
def test_the_first_open_day_is_open_and_no_open_day_lies_between(day: date, calendar: Calendar) -> None:
    found = first_open_day(day, calendar)
    assert is_open(found, calendar)
    assert open_days_between(day - timedelta(days=1), found, calendar) == 1


@given(days, calendars)
def test_the_last_open_day_mirrors_the_first(day: date, calendar: Calendar) -> None:
    found = last_open_day(day, calendar, not_before=day - timedelta(days=400))
    assert found is not None
    assert is_open(found, calendar)
    assert open_days_between(found, day, calendar) == 0


def test_a_branch_that_never_opens_gives_the_day_itself() -> None:
    never = Calendar(frozenset())
    assert first_open_day(date(2026, 1, 1), never) == date(2026, 1, 1)
    assert last_open_day(date(2026, 1, 1), never, not_before=date(2025, 1, 1)) is None


@given(days, st.integers(0, 60), st.integers(0, 60), calendars)
def test_open_days_add_up(start: date, one: int, other: int, calendar: Calendar) -> None:
    middle, end = start + timedelta(days=one), start + timedelta(days=one + other)
    whole = open_days_between(start, end, calendar)
    assert whole == open_days_between(start, middle, calendar) + open_days_between(middle, end, calendar)


@pytest.mark.parametrize(
    ("cents", "dutch", "english"),
    [(250, "€\u00a02,50", "€2.50"), (0, "€\u00a00,00", "€0.00"), (-5, "€\u00a0-0,05", "-€0.05")],
)
def test_money_is_written_as_people_read_it(cents: int, dutch: str, english: str) -> None:
    assert (format_cents(cents), format_cents(cents, "en")) == (dutch, english)


def test_thousands_are_told_apart() -> None:
    assert (format_cents(123_456_789), format_cents(123_456_789, "en")) == ("€\u00a01.234.567,89", "€1,234,567.89")


@pytest.mark.parametrize(
    ("text", "cents"), [("2,50", 250), ("€ 2.50", 250), ("2", 200), ("€ 3,-", 300), ("-1,05", -105)]
)
def test_money_typed_by_people_is_read(text: str, cents: int) -> None:
    assert parse_cents(text) == cents


@pytest.mark.parametrize("text", ["", "een euro", "1.250", "2,5", "1,234.50", "12345678"])
def test_what_may_mean_two_things_is_not_money(text: str) -> None:
    with pytest.raises(ValueError, match="amount"):
        parse_cents(text)


@given(st.integers(-99_999, 99_999))
def test_small_amounts_written_in_dutch_are_read_back(cents: int) -> None:
    assert parse_cents(format_cents(cents)) == cents


@given(st.integers(0, 10**10 - 1))
def test_a_barcode_made_is_valid_and_one_wrong_digit_is_caught(number: int) -> None:
    code = make_barcode("290", number)
    assert check_card_number(code) == code
    wrong = code[:5] + str((int(code[5]) + 1) % 10) + code[6:]
    assert not has_valid_check_digit(wrong)
    with pytest.raises(ValueError, match="check digit"):
        check_card_number(wrong)


def test_spaces_hyphens_stars_and_small_letters_do_not_make_another_barcode() -> None:
    assert normalise_barcode(" *a12-34 56b*\r\n") == "A123456B"


def test_control_signs_of_a_scanner_do_not_count() -> None:
    assert normalise_barcode("\x1d3100\x00 0123\x04") == "31000123"


def test_a_card_number_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="fourteen"):
        check_card_number("29000000000")
    with pytest.raises(ValueError, match="fit"):
        make_barcode("290", 10**10)


@pytest.mark.parametrize(
    ("text", "day", "after"),
    [
        ("P5Y", date(2024, 2, 29), date(2029, 2, 28)),
        ("P1M", date(2026, 1, 31), date(2026, 2, 28)),
        ("P4W", date(2026, 1, 1), date(2026, 1, 29)),
        ("P1Y2M10D", date(2026, 11, 20), date(2028, 1, 30)),
        ("P0D", date(2026, 11, 20), date(2026, 11, 20)),
    ],
)
def test_a_period_ends_where_the_calendar_says(text: str, day: date, after: date) -> None:
    assert Period.parse(text).after(day) == after


@pytest.mark.parametrize("text", ["", "P", "5Y", "P5", "PT1H", "P-1D", "P1D1Y"])
def test_what_is_not_a_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="period"):
        Period.parse(text)


@given(st.builds(Period, st.integers(0, 200), st.integers(0, 400)))
def test_a_period_written_is_read_back(period: Period) -> None:
    assert Period.parse(str(period)) == period


@given(days, st.integers(-60, 60))
def test_months_back_and_forth_return_to_the_day_or_the_end_of_its_month(day: date, months: int) -> None:
    back = add_months(add_months(day, months), -months)
    assert (back.year, back.month) == (day.year, day.month)
    assert back.day == min(day.day, add_months(day, months).day)
    assume(day.day <= 28)
    assert back == day


def test_words_sort_as_a_dutch_reader_expects() -> None:
    titles = ["De zee", "'t Huis", "Deel 10", "Deel 2", "Élan", "het Boek", "De"]
    assert sorted(titles, key=title_sort_key) == ["het Boek", "De", "Deel 2", "Deel 10", "Élan", "'t Huis", "De zee"]
    assert sort_key("Straße, Ærø") == "strasse aero"
    names = [("Vries", "de", "Jan"), ("Berg", "van den", "Zoë"), ("Berg", "", "Anna")]
    in_order = sorted(names, key=lambda name: name_sort_key(*name))
    assert [name[2] for name in in_order] == ["Anna", "Zoë", "Jan"]
