"""The desk knows of each of its addresses whose data it is about, and lets in who opens them for a reason."""

import people
import pytest
from django.test import Client
from django.urls import reverse
from restricted_member import MARKS, Restricted

from leeszaal.charges.models import Charge
from leeszaal.circulation.models import Hold, Loan
from leeszaal.circulation.services import check_in, check_out, expire_holds, place_hold, renew
from leeszaal.circulation.services.outcomes import CheckedIn, HoldRefused, NotCheckedOut, NotRenewed
from leeszaal.common.actor import JOB, Actor
from leeszaal.desk.restricted import WHOSE
from leeszaal.desk.urls import urlpatterns
from leeszaal.login.models import Role
from leeszaal.patrons.services import set_block
from leeszaal.privacy.models import Opening, Restriction
from leeszaal.privacy.restriction import NotToldYetError, RestrictedError, lift, restriction_of


def test_every_address_with_a_number_is_in_the_list() -> None:
    numbered = {pattern.name for pattern in urlpatterns if pattern.pattern.converters}
    assert numbered == set(WHOSE)


@pytest.mark.promise("RIGHT-4")
def test_a_restricted_member_can_not_borrow_renew_or_place_a_hold(restricted: Restricted) -> None:
    desk, now = people.at_desk(), people.NOW
    lent = check_out(restricted.patron.pk, restricted.item.barcode, desk, now=now)
    assert isinstance(lent, NotCheckedOut)
    assert [str(reason) for reason in lent.reasons] == ["restricted"]
    renewed = renew(restricted.loan.pk, desk, now=now)
    assert isinstance(renewed, NotRenewed)
    assert [str(reason) for reason in renewed.reasons] == ["restricted"]
    placed = place_hold(restricted.patron.pk, restricted.item.record_id, restricted.branch.pk, desk, now=now)
    assert isinstance(placed, HoldRefused)
    assert [str(reason) for reason in placed.reasons] == ["restricted"]


@pytest.mark.promise("RIGHT-4")
def test_a_book_of_a_restricted_member_is_taken_in_and_costs_nothing(restricted: Restricted) -> None:
    taken = check_in(restricted.item.barcode, people.at_desk(), now=people.NOW)
    assert isinstance(taken, CheckedIn)
    assert taken.overdue_cents == 0
    assert Loan.objects.get(pk=restricted.loan.pk).returned_at is not None
    assert not Charge.objects.filter(patron=restricted.patron, kind=Charge.Kind.OVERDUE).exists()


def test_the_round_of_the_holds_passes_a_restricted_member_over(restricted: Restricted) -> None:
    Hold.objects.filter(pk=restricted.hold.pk).update(shelf_until=people.TODAY.replace(year=2020))
    assert expire_holds(today=people.TODAY, now=people.NOW) == []


def test_staff_are_led_to_what_is_possible(desk: Client, restricted: Restricted) -> None:
    answer = desk.get(reverse("desk:patron", args=[restricted.patron.pk]), follow=True)
    assert answer.redirect_chain[-1][0] == reverse("desk:restricted", args=[restricted.patron.pk])
    assert answer.status_code == 200


@pytest.mark.promise("RIGHT-4")
def test_who_opens_the_data_for_a_reason_sees_them_and_is_written_down(desk: Client, restricted: Restricted) -> None:
    page = reverse("desk:restricted", args=[restricted.patron.pk])
    opened = desk.post(page, {"reason": "consent", "note": "wil zijn adres laten nakijken"}, follow=True)
    assert MARKS[2] in opened.content.decode()
    opening = Opening.objects.get()
    assert (opening.reason, opening.note) == ("consent", "wil zijn adres laten nakijken")
    somebody_else = people.log_in(Client(), people.staff("ander", [Role.DESK]))
    closed = somebody_else.get(reverse("desk:details", args=[restricted.patron.pk]), follow=True)
    assert MARKS[2] not in closed.content.decode()


def test_data_are_not_opened_without_saying_what_for(desk: Client, restricted: Restricted) -> None:
    desk.post(reverse("desk:restricted", args=[restricted.patron.pk]), {"reason": "consent", "note": ""})
    assert not Opening.objects.exists()


def test_an_opening_is_over_after_a_quarter_of_an_hour(desk: Client, restricted: Restricted) -> None:
    desk.post(reverse("desk:restricted", args=[restricted.patron.pk]), {"reason": "claims", "note": "zaak 3"})
    Opening.objects.update(until=people.NOW.replace(year=2020))
    page = desk.get(reverse("desk:details", args=[restricted.patron.pk]), follow=True)
    assert MARKS[2] not in page.content.decode()


def test_a_search_by_name_says_that_somebody_is_not_shown(desk: Client, restricted: Restricted) -> None:
    found = desk.post(reverse("desk:scan"), {"code": MARKS[2]})
    assert restricted.patron.given_names not in found.content.decode()
    assert found.context["restricted"] == 1


def test_a_change_by_anybody_else_is_refused_and_undone(restricted: Restricted) -> None:
    with pytest.raises(RestrictedError):
        set_block(restricted.patron.pk, "other", people.at_desk(), now=people.NOW)  # type: ignore[arg-type]
    assert not restricted.patron.blocks.exists()


def test_the_restriction_is_lifted_only_after_the_person_was_told(desk: Client, restricted: Restricted) -> None:
    pk = restricted.patron.pk
    desk.post(reverse("desk:release", args=[pk]))
    assert restriction_of(pk) is not None
    desk.post(reverse("desk:announce_release", args=[pk]))
    assert restricted.patron.notices.get(kind="restriction_ends")
    desk.post(reverse("desk:release", args=[pk]))
    assert restriction_of(pk) is None


def test_a_restriction_of_which_nobody_was_told_is_not_lifted(restricted: Restricted) -> None:
    with pytest.raises(NotToldYetError):
        lift(Restriction.objects.get(), now=people.NOW)


def test_the_person_may_correct_what_is_wrong(restricted: Restricted, client: Client) -> None:
    people.log_in(client, restricted.patron)
    home = client.get(reverse("account:home"))
    assert MARKS[0] in home.content.decode()
    me = Actor("patron", restricted.patron.pk, None, "web")
    set_block(restricted.patron.pk, "other", me, now=people.NOW)  # type: ignore[arg-type]


def test_a_job_may_not_do_what_a_desk_may_not(restricted: Restricted) -> None:
    with pytest.raises(RestrictedError):
        set_block(restricted.patron.pk, "other", JOB, now=people.NOW)  # type: ignore[arg-type]
