"""What parents see of a child: less as it grows up, and nothing from sixteen on."""

from collections.abc import Callable

import library
import people
import pytest
from django.test import Client
from django.utils import timezone
from sharing import ask, born, guard, in_days, member, page

from leeszaal.charges.models import Charge
from leeszaal.charges.services import post_charge
from leeszaal.circulation.models import Loan
from leeszaal.notices import handling_sharing
from leeszaal.patrons.access import patron_actor
from leeszaal.patrons.models import Patron, Share
from leeszaal.patrons.problems import NotSharedError
from leeszaal.privacy.access import acting_as

pytestmark = pytest.mark.django_db
Visit = Callable[[Patron], Client]


def test_a_parent_sees_what_a_small_child_reads_and_of_a_teenager_only_how_much_and_until_when(
    visit: Visit, helper: Patron
) -> None:
    child = member(given_names="Sem", born_on=born(12, days=1))
    guard(helper, child)
    library.lend(child, in_days(4), library.record("Dolfje"))
    library.hold(child, library.record("De stille tuin"))
    post_charge(child.pk, Charge.Kind.OVERDUE, 150, people.WEB, now=timezone.now())
    client, address = visit(helper), f"/account/child/{child.pk}/"
    before = client.get(address).content.decode()
    assert "Dolfje" in before
    Patron.objects.filter(pk=child.pk).update(born_on=born(12))
    after = client.get(address)
    assert "Dolfje" not in after.content.decode()
    assert "De stille tuin" not in after.content.decode()
    assert (after.context["at_home"].loans, after.context["at_home"].first_due_on) == (1, in_days(4))
    assert "1,50" in after.content.decode()
    with acting_as("patron", helper.pk):
        assert not Loan.objects.filter(patron=child).exists()
        assert Charge.objects.filter(patron=child).exists()


def test_a_parent_renews_for_a_teenager_without_hearing_what(visit: Visit, helper: Patron) -> None:
    child = member(given_names="Sem", born_on=born(13))
    guard(helper, child)
    library.lend(child, in_days(1), library.record("Dolfje"))
    answer = visit(helper).post("/account/loans/renew-all/", {"for": child.pk}, follow=True)
    assert Loan.objects.get().renewals == 1
    assert "Dolfje" not in answer.content.decode()


def test_a_teenager_shares_what_it_reads_with_the_parent_by_its_own_yes(visit: Visit, helper: Patron) -> None:
    child = member(given_names="Sem", born_on=born(13))
    guard(helper, child)
    library.lend(child, in_days(4), library.record("Dolfje"))
    asked = ask(helper, child, ["loans"])
    with pytest.raises(NotSharedError):
        handling_sharing.accept_share(asked.pk, ["loans"], patron_actor(helper), now=timezone.now())
    visit(child).post(f"/account/family/requests/{asked.pk}/", {"yes": "1", "scopes": ["loans"]})
    assert "Dolfje" in page(visit(helper), child)


@pytest.mark.promise("MIJN-3")
def test_at_midnight_a_child_turns_sixteen_and_the_parent_sees_nothing_any_more(visit: Visit, helper: Patron) -> None:
    child = member(given_names="Sem", born_on=born(16, days=1))
    guard(helper, child)
    client, address = visit(helper), f"/account/child/{child.pk}/"
    assert client.get(address).status_code == 200
    Patron.objects.filter(pk=child.pk).update(born_on=born(16))
    assert client.get(address).status_code == 404
    assert client.post("/account/loans/renew-all/", {"for": child.pk}).status_code == 404
    with acting_as("patron", helper.pk):
        assert not Patron.objects.filter(pk=child.pk).exists()


def test_for_a_child_under_sixteen_the_guardian_says_yes_to_others(
    visit: Visit, helper: Patron, reader: Patron
) -> None:
    child = member(given_names="Sem", born_on=born(9))
    guard(helper, child)
    asked = ask(reader, child, ["loans"])
    yes = {"yes": "1", "scopes": ["loans"]}
    assert visit(child).post(f"/account/family/requests/{asked.pk}/", yes).status_code == 404
    assert "Truus" in visit(helper).get("/account/family/").content.decode()
    visit(helper).post(f"/account/family/requests/{asked.pk}/", yes)
    standing = Share.objects.get()
    assert (standing.sharer, standing.answered_side) == (child, "guardian")
    visit(helper).post(f"/account/family/requests/{asked.pk}/stop/")
    assert Share.objects.get().ended_side == "guardian"
