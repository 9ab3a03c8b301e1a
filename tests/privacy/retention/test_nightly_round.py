"""Each night every term is carried out, whatever happens to one of them."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import people
import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from leeszaal.circulation.models import Loan
from leeszaal.common.periods import Period
from leeszaal.login.models import LoginThrottle
from leeszaal.privacy import retention
from leeszaal.privacy.claims import claimed
from leeszaal.privacy.declared import register
from leeszaal.privacy.retention.among import rows_by_key
from leeszaal.privacy.retention.over import is_over
from leeszaal.privacy.tasks import carry_out_terms
from tests.promises.small_library import loan, member

pytestmark = pytest.mark.django_db
LONG_AGO = timezone.now() - timedelta(days=400)


def leave_something_behind() -> None:
    Session.objects.create(session_key="old", session_data="", expire_date=LONG_AGO)
    LoginThrottle.objects.create(key_hash="old", first_failed_at=LONG_AGO)


def test_the_job_of_the_night_carries_out_the_register() -> None:
    leave_something_behind()
    carry_out_terms.func(timestamp=0)
    assert not Session.objects.exists()
    assert not LoginThrottle.objects.exists()


def test_one_term_that_fails_does_not_keep_the_others_from_their_work(monkeypatch: pytest.MonkeyPatch) -> None:
    leave_something_behind()

    def fail(rows: object) -> int:
        raise RuntimeError("a fault in one term")

    claims = claimed()
    broken = tuple(replace(e, carry_out=fail) if e.word == "erase the session" else e for e in claims.then)
    monkeypatch.setattr("leeszaal.privacy.retention.night.claimed", lambda: replace(claims, then=broken))
    with pytest.RaisesGroup(RuntimeError):
        retention.nightly_round(register(), timezone.localdate())
    assert Session.objects.exists()
    assert not LoginThrottle.objects.exists()


def test_more_rows_than_fit_in_a_batch_are_all_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("leeszaal.privacy.retention.batches.BATCH_ROWS", 3)
    for n in range(10):
        Session.objects.create(session_key=str(n), session_data="", expire_date=LONG_AGO)
    night = retention.Night.of(register(), timezone.localdate())
    rule = next(r for r in night.rules if r.term.then == "erase the session")
    assert retention.carry_out(rule, night, timezone.now()) == 10
    assert retention.count_due(rule, timezone.localdate()) == 0


def test_a_word_that_nobody_claims_is_never_carried_out() -> None:
    claims = replace(claimed(), then=())
    with pytest.raises(LookupError, match="nobody claims"):
        list(retention.rules(register(), people.TODAY, claims))


@settings(deadline=None)
@given(
    start=st.dates(date(1950, 1, 1), date(2080, 12, 31)),
    lasts=st.builds(Period, months=st.integers(0, 240), days=st.integers(0, 400)),
)
def test_the_database_counts_days_as_the_calendar_does(start: date, lasts: Period) -> None:
    LoginThrottle.objects.all().delete()
    LoginThrottle.objects.create(key_hash="a", first_failed_at=_noon(start))
    rule = next(r for r in retention.rules(register(), people.TODAY) if r.term.then == "erase the wrong attempts")
    longer = replace(rule, term=replace(rule.term, lasts=lasts), held_by=())
    over_on = lasts.after(start)
    assert retention.count_due(longer, over_on) == 1
    assert retention.count_due(longer, over_on - timedelta(days=1)) == 0


def _noon(day: date) -> datetime:
    return timezone.make_aware(datetime(day.year, day.month, day.day, 12))  # noqa: DTZ001  made aware here


@pytest.mark.parametrize("key", ["lending", "history"])
def test_a_row_without_a_starting_day_is_not_over_whichever_way_it_is_asked(key: str) -> None:
    """A need asks for what is not over: a row of which the day is unknown must be among those."""
    row = loan(member(), date(2020, 1, 10))
    Loan.objects.filter(pk=row.pk).update(patron=None)
    rule = next(rule for rule in retention.rules(register(), people.TODAY) if rule.activity.key == key)
    assert not Loan.objects.filter(is_over(rule, people.TODAY)).exists()
    assert Loan.objects.exclude(is_over(rule, people.TODAY)).exists()
    assert Loan.objects.filter(~is_over(rule, people.TODAY)).exists()


@pytest.mark.parametrize("keys", [0, 1, 70_000])
def test_rows_are_found_by_however_many_keys(keys: int) -> None:
    row = loan(member(), date(2020, 1, 10))
    found = rows_by_key(Loan, [row.pk + n for n in range(keys)])
    assert list(found) == ([row] if keys else [])
