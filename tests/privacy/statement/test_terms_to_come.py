"""A term that begins later is told from the moment that it is written down, and obeyed from its day."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import library
import people
import pytest
from django.utils import translation
from versions_of import published, with_activity

from leeszaal.circulation.models import Loan
from leeszaal.common.periods import Period
from leeszaal.opac.statement_parts import body_of
from leeszaal.privacy import retention
from leeszaal.privacy.checks.erasure import erasure_problems
from leeszaal.privacy.claims import claimed
from leeszaal.privacy.inventory import in_models
from leeszaal.privacy.register import Keeping, Register
from leeszaal.privacy.statement import versions
from leeszaal.privacy.statement.content import content
from leeszaal.privacy.statement.differences import differences

NEW_YEAR = date(2027, 1, 1)


def lending(register: Register, *terms: Keeping) -> Register:
    activity = register.activities["lending"]
    return with_activity(register, replace(activity, keeping=(*activity.keeping, *terms)))


@pytest.fixture
def shorter(base_register: Register) -> Register:
    """The register in which loans are forgotten after thirty days, from New Year on."""
    now = base_register.activities["lending"].keeping[0]
    return lending(base_register, replace(now, since=NEW_YEAR, lasts=Period.parse("P30D")))


def told(register: Register, language: str, day: date = people.TODAY) -> Any:
    return content(register, claimed(), language, day)


@pytest.mark.parametrize(
    ("language", "now", "later"),
    [
        ("nl", "90 dagen nadat het terug is", "Vanaf 1 januari 2027: <strong>30 dagen nadat het terug is</strong>"),
        ("en", "90 days after it is back", "From 1 January 2027: <strong>30 days after it is back</strong>"),
    ],
)
def test_the_statement_tells_the_term_of_now_and_the_one_to_come(
    shorter: Register, language: str, now: str, later: str
) -> None:
    with translation.override(language):
        page = body_of(told(shorter, language))
    assert f"<strong>{now}</strong>" in page
    assert later in page


def test_from_its_day_the_term_is_told_as_any_other(shorter: Register) -> None:
    (section,) = (one for one in told(shorter, "en", NEW_YEAR)["sections"] if one["key"] == "lending")
    assert [(term["days"], term["moment"]) for term in section["terms"]] == [("", "30 days after it is back")]
    assert section["coming"] == []


def test_a_term_with_a_last_day_says_so(base_register: Register) -> None:
    ending = replace(base_register.activities["lending"].keeping[0], until=date(2027, 6, 30))
    activity = replace(base_register.activities["lending"], keeping=(ending,))
    (section,) = (
        one for one in told(with_activity(base_register, activity), "nl")["sections"] if one["key"] == "lending"
    )
    assert section["terms"][0]["days"] == "Tot en met 30 juni 2027:"


@pytest.mark.django_db
def test_a_version_tells_it_beforehand_and_another_that_it_began(base_register: Register, shorter: Register) -> None:
    first = published(base_register)
    announced = published(shorter, people.NOW + timedelta(days=1))
    begun = versions.publish(shorter, claimed(), people.NOW + timedelta(days=60))
    assert begun is not None
    with translation.override("en"):
        (before,) = differences(first.content["en"], announced.content["en"])
        (after,) = differences(announced.content["en"], begun.content["en"])
    (change,) = before.changes
    assert (change.about, change.before) == ("How long, later", "")
    assert change.after.startswith("From 1 January 2027: 30 days after it is back we forget who borrowed it")
    (change,) = after.changes
    assert change.about == "How long"
    assert change.before.startswith("90 days after it is back")
    assert change.after.startswith("30 days after it is back")


@pytest.mark.django_db
def test_erasing_goes_by_the_term_from_its_day_and_not_before(shorter: Register) -> None:
    library.lend(
        people.patron(),
        people.TODAY,
        checked_out_at=people.NOW - timedelta(days=40),
        returned_at=people.NOW,
        ending="returned",
    )
    assert due(shorter, NEW_YEAR - timedelta(days=1)) == 0
    assert due(shorter, NEW_YEAR) == 1
    assert Loan.objects.exclude(patron=None).count() == 1, "looking ended nothing"


def due(register: Register, night: date) -> int:
    return sum(
        retention.count_due(rule, night)
        for rule in retention.rules(register, night)
        if rule.activity.key == "lending" and rule.ending.of is Loan
    )


def test_a_last_day_that_would_leave_data_without_a_term_is_an_error_today(base_register: Register) -> None:
    activity = base_register.activities["security"]
    ending = tuple(replace(term, until=date(2027, 6, 30)) for term in activity.keeping)
    register = with_activity(base_register, replace(activity, keeping=ending))
    said = [*erasure_problems(register, claimed(), in_models(), people.TODAY)]
    assert said
    assert {problem.what for problem in said} == {"is kept for ever: no term in force clears it from 2027-07-01 on"}
    assert all(problem.where.startswith("base/security.toml: data.login.LoginThrottle.") for problem in said)
