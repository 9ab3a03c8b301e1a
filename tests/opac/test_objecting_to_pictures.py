"""Anybody may object to a picture without logging in; who sends very many at once is slowed down, and told so."""

import people
import pytest
from django.test import Client
from django.utils import timezone

from leeszaal.login.models import LoginThrottle
from leeszaal.login.rules.throttle import ONE_ADDRESS
from leeszaal.login.throttle import begin_attempt
from leeszaal.opac.picture_pages import DOOR
from leeszaal.privacy.declared import register
from leeszaal.privacy.models import PictureObjection

pytestmark = pytest.mark.django_db
ADDRESS, PAGE = "127.0.0.1", "/privacy/pictures/"


def test_very_many_objections_from_one_address_must_wait_and_nothing_that_was_typed_is_lost(client: Client) -> None:
    people.branch()
    for _ in range(ONE_ADDRESS.free_tries):
        begin_attempt(DOOR, None, ADDRESS, now=timezone.now())
    answer = client.post(PAGE, {"words": "Ik sta links vooraan"})
    page = answer.content.decode()
    assert answer.status_code == 429
    assert "Ik sta links vooraan" in page
    assert register().library.privacy_email in page
    assert not PictureObjection.objects.exists()
    assert client.post(PAGE, {"words": "Rechts"}, REMOTE_ADDR="192.0.2.7").status_code == 200
    assert PictureObjection.objects.get().words == "Rechts"


def test_what_is_counted_does_not_tell_who_objected(client: Client) -> None:
    client.post(PAGE, {"words": "Op de site, links"})
    kept = LoginThrottle.objects.get()
    assert ADDRESS not in kept.key_hash
    assert len(kept.key_hash) == 64
