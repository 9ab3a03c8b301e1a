"""One person uses pages of another only when that person says yes, for what was ticked, and as long as it lasts."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

import library
import people
import pytest
from django.test import Client
from django.utils import timezone

from leeszaal.catalogue.models import ItemStatus
from leeszaal.charges.models import Charge
from leeszaal.charges.services import post_charge
from leeszaal.circulation import services
from leeszaal.circulation.models import Hold, Loan
from leeszaal.notices import handling_sharing
from leeszaal.notices.models import Notice
from leeszaal.patrons.access import patron_actor
from leeszaal.patrons.models import Guardianship, Patron, Share, ShareQuestion
from leeszaal.patrons.problems import NotSharedError
from leeszaal.patrons.promise_proofs import PROOFS
from leeszaal.patrons.services import Wanted
from leeszaal.privacy.access import acting_as
from leeszaal.privacy.declared import register
from leeszaal.privacy.live_proof import Figures
from leeszaal.privacy.models import Restriction

pytestmark = pytest.mark.django_db
Visit = Callable[[Patron], Client]
ALL = ("loans", "renew", "holds", "charges", "history")


def in_days(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def born(years_ago: int, *, days: int = 0) -> date:
    """The day on which somebody was born who turns this old in so many days."""
    day = in_days(days)
    return day.replace(year=day.year - years_ago, day=min(day.day, 28 if day.month == 2 else day.day))


def member(**fields: object) -> Patron:
    return people.patron(member_until=in_days(200), **fields)  # type: ignore[arg-type]


@pytest.fixture
def helper(db: None) -> Patron:
    return member(given_names="Bram", prefix="", family_name="Visser")


@pytest.fixture
def reader(db: None) -> Patron:
    return member(given_names="Truus", prefix="", family_name="Jansen", born_on=date(1941, 2, 3))


def ask(asker: Patron, other: Patron, scopes: Iterable[str] = ALL) -> Share:
    wanted = Wanted(people.card_of(other), other.born_on, "Oma", tuple(scopes))
    return handling_sharing.ask_to_share(asker.pk, wanted, patron_actor(asker), now=timezone.now())


def share(asker: Patron, other: Patron, scopes: Iterable[str] = ALL) -> Share:
    asked = ask(asker, other, scopes)
    return handling_sharing.accept_share(asked.pk, tuple(scopes), patron_actor(other), now=timezone.now())


def asked_in_the_form(client: Client, card: str, born_on: date) -> object:
    typed = {"called": "Oma", "card_number": card, "born_on": born_on.isoformat(), "scopes": ["loans"]}
    return client.post("/account/family/", typed, follow=True)


def page(client: Client, other: Patron) -> str:
    answer = client.get(f"/account/family/{other.pk}/")
    assert answer.status_code == 200
    return answer.content.decode()


def guard(guardian: Patron, child: Patron) -> None:
    Guardianship.objects.create(guardian=guardian, child=child, since_on=in_days(-30))


def test_who_asks_cannot_tell_whether_the_card_exists(visit: Visit, helper: Patron, reader: Patron) -> None:
    client = visit(helper)
    right = asked_in_the_form(client, people.card_of(reader), reader.born_on).content.decode()  # type: ignore[attr-defined]
    Share.objects.all().delete()
    for card, born_on in (
        (people.card_of(reader), date(1950, 1, 1)),
        ("21000099999990", reader.born_on),
        (people.card_of(helper), helper.born_on),
    ):
        answer = asked_in_the_form(client, card, born_on).content.decode()  # type: ignore[attr-defined]
        assert "Oma" in answer
        assert _without_numbers(answer) == _without_numbers(right)
        assert not ShareQuestion.objects.exists()
        Share.objects.all().delete()


def _without_numbers(text: str) -> str:
    import re  # noqa: PLC0415

    return re.sub(r"csrfmiddlewaretoken\" value=\"[^\"]*|requests/\d+", "", text)


def test_a_no_is_not_told_and_looks_like_no_answer(visit: Visit, helper: Patron, reader: Patron) -> None:
    asked, asking = ask(helper, reader), visit(helper)
    before = asking.get("/account/family/").content.decode()
    visit(reader).post(f"/account/family/requests/{asked.pk}/", {"no": "1"})
    assert not ShareQuestion.objects.exists()
    assert _without_numbers(asking.get("/account/family/").content.decode()) == _without_numbers(before)
    assert not Notice.objects.filter(patron=helper).exists()


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


def test_nobody_says_yes_for_another(visit: Visit, helper: Patron, reader: Patron) -> None:
    asked = ask(helper, reader)
    for other in (helper, member(given_names="Kim")):
        answer = visit(other).post(f"/account/family/requests/{asked.pk}/", {"yes": "1", "scopes": ["loans"]})
        assert answer.status_code == 404
    assert Share.objects.get().state == "asked"


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


def test_both_get_a_message_at_each_step_and_before_it_ends(helper: Patron, reader: Patron) -> None:
    shared = share(helper, reader)
    Share.objects.filter(pk=shared.pk).update(until_on=in_days(10))
    for _ in range(2):
        handling_sharing.go_round_the_shares(today=timezone.localdate(), now=timezone.now())
    handling_sharing.end_share(shared.pk, patron_actor(reader), now=timezone.now())
    told = set(Notice.objects.values_list("kind", "patron"))
    both = {(kind, who.pk) for kind in ("share_accepted", "share_ends_soon", "share_ended") for who in (helper, reader)}
    assert told == both | {("share_asked", reader.pk)}
    assert Notice.objects.count() == len(told)


def test_a_request_without_a_yes_lapses_alike_for_a_card_that_is_and_one_that_is_not(
    helper: Patron, reader: Patron
) -> None:
    ask(helper, reader)
    nobody = Wanted("21000099999990", reader.born_on, "Oma", ("loans",))
    handling_sharing.ask_to_share(helper.pk, nobody, patron_actor(helper), now=timezone.now())
    Share.objects.update(until_on=in_days(-1))
    handling_sharing.go_round_the_shares(today=timezone.localdate(), now=timezone.now())
    assert list(Notice.objects.filter(patron=helper).values_list("kind", flat=True)) == ["share_lapsed"] * 2
    assert not ShareQuestion.objects.exists()


def test_the_data_of_who_is_restricted_are_not_shared(visit: Visit, helper: Patron, reader: Patron) -> None:
    share(helper, reader)
    Restriction.objects.create(
        person_kind="patron", person_id=reader.pk, ground="18(1)(a)", since=timezone.now(), actor_kind="patron"
    )
    assert visit(helper).get(f"/account/family/{reader.pk}/").status_code == 404


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
