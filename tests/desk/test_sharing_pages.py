"""At the desk a member says yes in person to who wants to use their pages, or has it stopped."""

import people
import pytest
from django.test import Client
from django.utils import timezone

from leeszaal.notices import handling_sharing
from leeszaal.patrons.access import patron_actor
from leeszaal.patrons.models import Patron, PatronChange, Share
from leeszaal.patrons.services import Wanted

pytestmark = pytest.mark.django_db
SERVING = {"looking_reason": "serving", "looking_at": "page"}


def asked(asker: Patron, other: Patron) -> Share:
    wanted = Wanted(people.card_of(other), other.born_on, "Oma", ("loans", "renew"))
    return handling_sharing.ask_to_share(asker.pk, wanted, patron_actor(asker), now=timezone.now())


def test_a_yes_said_in_person_is_written_down_with_who_wrote_it_and_stopped_when_asked(
    desk: Client,
) -> None:
    helper, reader = people.patron(given_names="Bram"), people.patron(given_names="Truus")
    share = asked(helper, reader)
    address = f"/desk/patrons/{reader.pk}/sharing"
    desk.post(address, SERVING)
    assert "Bram" in desk.get(address).content.decode()
    desk.post(address, {"share": share.pk, "scopes": ["loans"], "accept": "1"})
    standing = Share.objects.get()
    assert (standing.state, standing.scopes, standing.answered_side) == ("accepted", ["loans"], "desk")
    assert PatronChange.objects.get(patron=reader, what="share_accepted").actor_kind == "staff"
    desk.post(address, {"share": share.pk, "end": "1"})
    assert Share.objects.get().ended_side == "desk"


def test_a_page_of_another_member_ends_nothing(desk: Client) -> None:
    share = asked(people.patron(given_names="Bram"), people.patron(given_names="Truus"))
    stranger = people.patron(given_names="Kim")
    address = f"/desk/patrons/{stranger.pk}/sharing"
    desk.post(address, SERVING)
    desk.post(address, {"share": share.pk, "end": "1"})
    assert Share.objects.get().state == "asked"
