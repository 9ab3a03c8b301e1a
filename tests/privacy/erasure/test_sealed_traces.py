"""What is kept of somebody outside any row of theirs, sealed or as a keyed hash, is gone within days of the erasure."""

from datetime import timedelta

import canary
import people
import pytest
from canary import Planted
from django.test import Client
from django.utils import timezone
from searching import tables_with
from what_stays import lift_everything, listed_to_stay

from leeszaal.common.actor import JOB
from leeszaal.privacy.declared import register
from leeszaal.privacy.erasure import erase_person, make_plan
from leeszaal.privacy.retention import nightly_round

pytestmark = pytest.mark.django_db
WHY = "QWAAROMX"


@pytest.mark.promise("RIGHT-3")
def test_sessions_of_staff_and_counted_passwords_forget_somebody_within_days(planted: Planted, client: Client) -> None:
    lift_everything()
    people.log_in(client, people.staff("petra"))
    record = f"/desk/patrons/{planted.person.pk}/"
    client.post(record, {"looking_reason": "other", "looking_words": f"belt over {WHY}", "looking_at": "page"})
    client.get(record)
    hashes = canary.guess_password(planted.marks["patrons.Card.number"])
    marks = [WHY, *hashes]
    assert set(tables_with(marks)) == {"django_session", "login_loginthrottle", "privacy_look"}

    plan = make_plan(planted.person.pk, on=people.TODAY)
    erase_person(planted.person.pk, JOB, now=people.NOW)
    later = timezone.now() + timedelta(days=3)
    nightly_round(register(), timezone.localdate(later), now=later)
    assert set(tables_with(marks)) == {"privacy_look"} <= set(listed_to_stay(plan))
