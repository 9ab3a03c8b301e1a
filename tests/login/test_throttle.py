"""The brake on guessing holds against many at once, and forgets."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import people
import pytest
from django.db import connection
from django.test import RequestFactory
from pytest_django import Settings

from leeszaal.login.models import LoginThrottle
from leeszaal.login.throttle import Attempt, LockedOutError, address_of, begin_attempt, succeeded

ADDRESS = "192.0.2.7"


def guess(name: str = "anna", address: str = ADDRESS, minutes: float = 0) -> Attempt:
    return begin_attempt("password", name, address, now=people.NOW + timedelta(minutes=minutes))


@pytest.mark.django_db
def test_after_five_wrong_tries_the_name_waits_a_minute_and_then_five() -> None:
    for _ in range(5):
        guess()
    with pytest.raises(LockedOutError) as refused:
        guess()
    assert refused.value.until == people.NOW + timedelta(minutes=1)
    guess(minutes=1)
    with pytest.raises(LockedOutError) as refused:
        guess(minutes=1.5)
    assert refused.value.until == people.NOW + timedelta(minutes=6)


@pytest.mark.django_db
def test_a_try_that_is_refused_does_not_make_the_lock_longer() -> None:
    for _ in range(5):
        guess()
    for _ in range(20):
        with pytest.raises(LockedOutError):
            guess()
    guess(minutes=1)


@pytest.mark.django_db
def test_who_gets_in_starts_afresh() -> None:
    for _ in range(4):
        guess()
    succeeded(guess())
    for _ in range(5):
        guess()


@pytest.mark.django_db
def test_spaces_and_capitals_make_no_other_name() -> None:
    for name in ("anna@example.nl", "ANNA@example.nl", " anna@example.nl", "anna@example.nl ", "Anna@Example.nl"):
        guess(name)
    with pytest.raises(LockedOutError):
        guess("anna@example.nl")


@pytest.mark.django_db
def test_one_address_may_not_try_many_names_for_ever_and_success_gives_back_only_its_own_try() -> None:
    succeeded(guess("welcome"))
    for n in range(30):
        guess(f"name{n}")
    with pytest.raises(LockedOutError):
        guess("another")
    guess("another", address="192.0.2.8")


@pytest.mark.django_db
def test_failures_of_yesterday_do_not_count() -> None:
    for _ in range(4):
        guess()
    guess(minutes=24 * 60)
    guess(minutes=24 * 60)


@pytest.mark.django_db
def test_the_table_does_not_tell_who_tried() -> None:
    guess("anna@example.nl")
    assert all("anna" not in row.key_hash and len(row.key_hash) == 64 for row in LoginThrottle.objects.all())


@pytest.mark.django_db(transaction=True)
def test_of_forty_guesses_at_once_five_are_let_in() -> None:
    def one(_: int) -> bool:
        try:
            guess()
        except LockedOutError:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(one, range(40))) == 5


def test_a_proxy_is_believed_only_when_it_is_listed(settings: Settings) -> None:
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.1", headers={"X-Forwarded-For": "6.6.6.6, 198.51.100.4"})
    settings.TRUSTED_PROXIES = frozenset()
    assert address_of(request) == "10.0.0.1"
    settings.TRUSTED_PROXIES = frozenset({"10.0.0.1"})
    assert address_of(request) == "198.51.100.4"


def test_an_ipv6_household_counts_as_one_address() -> None:
    one, two = (RequestFactory().get("/", REMOTE_ADDR=f"2001:db8:1:2::{n}") for n in (1, 2))
    assert address_of(one) == address_of(two)
