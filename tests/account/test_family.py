"""One person uses pages of another only when that person says yes, for what was ticked, and as long as it lasts."""

from collections.abc import Callable

import library
import people
import pytest
from django.test import Client
from django.utils import timezone
from sharing import ask, in_days, member, page, share

from leeszaal.catalogue.models import ItemStatus
from leeszaal.charges.models import Charge
from leeszaal.charges.services import post_charge
from leeszaal.circulation import services
from leeszaal.circulation.models import Hold, Loan
from leeszaal.notices import handling_sharing
from leeszaal.notices.models import Notice
from leeszaal.patrons.access import patron_actor
from leeszaal.patrons.models import Patron, Share
from leeszaal.patrons.problems import NotSharedError
from leeszaal.patrons.promise_proofs import PROOFS
from leeszaal.privacy.access import acting_as
from leeszaal.privacy.declared import register
from leeszaal.privacy.live_proof import Figures
from leeszaal.privacy.models import Restriction

pytestmark = pytest.mark.django_db
Visit = Callable[[Patron], Client]


@pytest.mark.promise("MIJN-3")
def test_nothing_is_seen_before_the_yes_and_nothing_after_the_end(visit: Visit, helper: Patron, reader: Patron) -> None:
    library.lend(reader, in_days(5), library.record("Brood en rozen"))
    asked, client = ask(helper, reader), visit(helper)
    assert client.get(f"/account/family/{reader.pk}/").status_code == 404
    ticked = {"yes": "1", "scopes": ["loans"], "until_on": in_days(30).isoformat()}
    visit(reader).post(f"/account/family/requests/{asked.pk}/", ticked)
    assert "Brood en rozen" in page(client, reader)
    standing = Share.objects.get()
    assert (standing.scopes, standing.until_on, standing.answered_side) == (["loans"], in_days(30), "sharer")
    visit(reader).post(f"/account/family/requests/{asked.pk}/stop/")
    assert client.get(f"/account/family/{reader.pk}/").status_code == 404
    assert Share.objects.get().ended_side == "sharer"


def test_who_asked_may_stop_it_as_well_and_a_stranger_may_not(visit: Visit, helper: Patron, reader: Patron) -> None:
    shared = share(helper, reader)
    visit(member(given_names="Kim")).post(f"/account/family/requests/{shared.pk}/stop/")
    assert Share.objects.get().state == "accepted"
    visit(helper).post(f"/account/family/requests/{shared.pk}/stop/")
    assert Share.objects.get().ended_side == "asker"


@pytest.mark.parametrize(
    ("scope", "opens"),
    [
        ("loans", {"circulation_loan"}),
        ("renew", set()),
        ("holds", {"circulation_hold"}),
        ("charges", {"charges_charge"}),
        ("history", {"circulation_loan"}),
    ],
)
def test_each_tick_opens_its_own_rows_in_the_database_and_no_others(
    helper: Patron, reader: Patron, scope: str, opens: set[str]
) -> None:
    people.says_yes(reader, "history")
    library.lend(reader, in_days(5))
    library.lend(reader, in_days(-9), returned_at=timezone.now(), ending="returned")
    library.hold(reader)
    post_charge(reader.pk, Charge.Kind.OVERDUE, 250, people.WEB, now=timezone.now())
    share(helper, reader, [scope])
    with acting_as("family", helper.pk):
        seen = {model._meta.db_table for model in (Loan, Hold, Charge) if model.objects.values("pk").exists()}
        returned = {moment is not None for moment in Loan.objects.values_list("returned_at", flat=True)}
    assert seen == opens
    assert returned == {"loans": {False}, "history": {True}}.get(scope, set())
    with acting_as("patron", helper.pk):
        assert not Loan.objects.filter(patron=reader).exists()
        assert not Patron.objects.filter(pk=reader.pk).exists()


@pytest.mark.promise("MIJN-3")
def test_the_page_shows_what_is_ticked_and_hides_the_rest(visit: Visit, helper: Patron, reader: Patron) -> None:
    loan = library.lend(reader, in_days(5), library.record("Brood en rozen"))
    library.hold(reader, library.record("De stille tuin"))
    post_charge(reader.pk, Charge.Kind.OVERDUE, 250, people.WEB, now=timezone.now(), item_id=loan.item_id)
    shared, client = share(helper, reader), visit(helper)
    for scopes, shown in (
        (["loans"], {"Brood en rozen"}),
        (["holds"], {"De stille tuin"}),
        (["charges"], {"2,50"}),
        (["history", "renew"], set()),
    ):
        Share.objects.filter(pk=shared.pk).update(scopes=scopes)
        text = page(client, reader)
        assert {words for words in ("Brood en rozen", "De stille tuin", "2,50") if words in text} == shown


def test_on_the_day_after_the_last_nothing_is_seen_even_before_the_round(
    visit: Visit, helper: Patron, reader: Patron
) -> None:
    shared, client = share(helper, reader), visit(helper)
    Share.objects.update(until_on=timezone.localdate())
    assert client.get(f"/account/family/{reader.pk}/").status_code == 200
    Share.objects.update(until_on=in_days(-1))
    assert client.get(f"/account/family/{reader.pk}/").status_code == 404
    with acting_as("family", helper.pk):
        assert not Patron.objects.filter(pk=reader.pk).exists()
    handling_sharing.go_round_the_shares(today=timezone.localdate(), now=timezone.now())
    assert Share.objects.get(pk=shared.pk).ended_side == "day"
    assert Notice.objects.filter(kind="share_ended").count() == 2


def test_who_may_renew_does_so_and_hears_no_titles_unless_loans_are_shared(
    visit: Visit, helper: Patron, reader: Patron
) -> None:
    loan = library.lend(reader, in_days(1), library.record("Brood en rozen"))
    shared, client = share(helper, reader, ["renew"]), visit(helper)
    answer = client.post("/account/loans/renew-all/", {"for": reader.pk}, follow=True).content.decode()
    assert Loan.objects.get(pk=loan.pk).renewals == 1
    assert "Brood en rozen" not in answer
    Share.objects.filter(pk=shared.pk).update(scopes=["loans"])
    assert client.post("/account/loans/renew/", {"loan": loan.pk, "for": reader.pk}).status_code == 404
    assert Loan.objects.get(pk=loan.pk).renewals == 1


def test_the_service_itself_refuses_deeds_for_another_that_are_not_shared(helper: Patron, reader: Patron) -> None:
    loan, hold, actor, now = (
        library.lend(reader, in_days(1)),
        library.hold(reader),
        patron_actor(helper),
        timezone.now(),
    )
    wanted = library.record("De stille tuin")
    library.item(wanted, status=ItemStatus.ON_LOAN, due_on=in_days(5))
    share(helper, reader, ["loans", "history"])
    with pytest.raises(NotSharedError):
        services.renew(loan.pk, actor, now=now, patron_id=reader.pk)
    with pytest.raises(NotSharedError):
        services.place_hold(reader.pk, wanted.pk, people.branch().pk, actor, now=now)
    with pytest.raises(NotSharedError):
        services.cancel_hold(hold.pk, actor, now=now, patron_id=reader.pk)


def test_a_hold_is_placed_and_cancelled_for_who_shares_that(visit: Visit, helper: Patron, reader: Patron) -> None:
    wanted, client = library.record("De stille tuin"), visit(helper)
    library.item(wanted, status=ItemStatus.ON_LOAN, due_on=in_days(5))
    assert "Truus" not in client.get(f"/account/hold/{wanted.pk}/").content.decode()
    share(helper, reader, ["holds"])
    assert "Truus" in client.get(f"/account/hold/{wanted.pk}/").content.decode()
    client.post(f"/account/hold/{wanted.pk}/", {"pickup_branch": people.branch().pk, "for": reader.pk})
    hold = Hold.objects.get()
    assert hold.patron_id == reader.pk
    client.post(f"/account/holds/{hold.pk}/cancel/", {"for": reader.pk})
    assert Hold.objects.get().state == Hold.State.CANCELLED


def test_the_data_of_who_is_restricted_are_not_shared(visit: Visit, helper: Patron, reader: Patron) -> None:
    share(helper, reader)
    Restriction.objects.create(
        person_kind="patron", person_id=reader.pk, ground="18(1)(a)", since=timezone.now(), actor_kind="patron"
    )
    assert visit(helper).get(f"/account/family/{reader.pk}/").status_code == 404


def test_the_live_proof_finds_what_stands_after_its_last_day_and_what_nobody_agreed_to(
    helper: Patron, reader: Patron
) -> None:
    share(helper, reader)
    (proof,) = PROOFS
    assert proof.look(register(), in_days(0)) == Figures(1, 0)
    Share.objects.update(answered_side="")
    assert proof.look(register(), in_days(0)) == Figures(1, 1)
    Share.objects.update(answered_side="sharer", until_on=in_days(-2))
    assert proof.look(register(), in_days(-1)) == Figures(1, 1)
