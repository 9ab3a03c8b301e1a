"""One's own page: what is at home, what waits, and what one can do about it."""

from collections.abc import Callable
from datetime import timedelta

import library
import people
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from leeszaal.catalogue.models import ItemStatus, MaterialType
from leeszaal.circulation.models import Hold, Loan
from leeszaal.patrons.models import Block, Guardianship, Patron

pytestmark = pytest.mark.django_db
Visit = Callable[[Patron], Client]


def in_days(days: int) -> object:
    return timezone.localdate() + timedelta(days=days)


def member(**fields: object) -> Patron:
    return people.patron(member_until=in_days(200), **fields)  # type: ignore[arg-type]


def text(client: Client, address: str = "/account/") -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_loans_stand_soonest_first_and_what_is_late_is_said_in_words(visit: Visit) -> None:
    me = member()
    library.lend(me, in_days(10), library.record("Kan nog"))  # type: ignore[arg-type]
    library.lend(me, in_days(-2), library.record("Te laat"))  # type: ignore[arg-type]
    shown = text(visit(me))
    assert shown.index("Te laat") < shown.index("Kan nog")
    assert "loan-late" in shown


def test_the_page_costs_at_most_fifteen_statements_whatever_the_number_of_loans_and_holds(visit: Visit) -> None:
    me = member()
    client = visit(me)
    for n in range(15):
        library.lend(me, in_days(n), library.record(f"Boek {n}"))  # type: ignore[arg-type]
        waiting = library.record(f"Wens {n}")
        library.item(waiting, status=ItemStatus.ON_LOAN, due_on=in_days(n))
        library.hold(me, waiting)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        text(client)
    assert len(captured) <= 15, "\n".join(query["sql"] for query in captured)


def test_renewing_makes_the_loan_longer_and_says_until_when(visit: Visit) -> None:
    me = member()
    loan = library.lend(me, in_days(1))  # type: ignore[arg-type]
    client = visit(me)
    answer = client.post("/account/loans/renew/", {"loan": loan.pk, "for": me.pk}, follow=True)
    renewed = Loan.objects.get()
    assert renewed.due_on > loan.due_on
    assert str(renewed.due_on.day) in answer.content.decode()


def test_renewing_all_tells_for_each_refusal_why(visit: Visit) -> None:
    me, other = member(), member(given_names="Bram")
    wanted = library.record("Gewild")
    library.lend(me, in_days(1), library.record("Vrij"))  # type: ignore[arg-type]
    library.lend(me, in_days(1), wanted)  # type: ignore[arg-type]
    library.hold(other, wanted)
    shown = visit(me).post("/account/loans/renew-all/", follow=True)
    told = [str(message) for message in shown.context["messages"]]
    assert len(told) == 2
    assert any("Gewild" in words and "wacht" in words.lower() for words in told) or any(
        "waiting" in words for words in told
    )


def test_nobody_renews_the_loan_of_another(visit: Visit) -> None:
    other = member(given_names="Bram")
    loan = library.lend(other, in_days(1))  # type: ignore[arg-type]
    client = visit(member())
    client.post("/account/loans/renew/", {"loan": loan.pk})
    assert Loan.objects.get().due_on == loan.due_on
    assert client.post("/account/loans/renew/", {"loan": loan.pk, "for": other.pk}).status_code == 404


def test_a_hold_is_placed_after_choosing_where_to_pick_it_up(visit: Visit) -> None:
    me, noord = member(), people.branch("noord")
    wanted = library.record()
    library.item(wanted, status=ItemStatus.ON_LOAN, due_on=in_days(5))
    client = visit(me)
    assert "Centrum" in client.post(f"/account/hold/{wanted.pk}/").content.decode()
    client.post(f"/account/hold/{wanted.pk}/", {"pickup_branch": noord.pk})
    hold = Hold.objects.get()
    assert (hold.patron_id, hold.pickup_branch_id) == (me.pk, noord.pk)


def test_a_refused_hold_says_why_on_the_page(visit: Visit) -> None:
    wanted = library.record()
    answer = visit(member()).post(f"/account/hold/{wanted.pk}/", {"pickup_branch": people.branch().pk})
    assert not Hold.objects.exists()
    assert answer.context["form"].non_field_errors()


def test_a_hold_shows_its_place_and_an_honest_day(visit: Visit) -> None:
    me, wanted = member(), library.record()
    library.item(wanted, status=ItemStatus.ON_LOAN, due_on=in_days(5))
    library.hold(member(given_names="Bram"), wanted, placed_at=people.NOW - timedelta(days=1))
    library.hold(me, wanted)
    (line,) = visit(me).get("/account/").context["page"].waiting
    assert line.position == 2
    assert line.expected_on > in_days(5 + 21)


def test_cancelling_a_hold_can_be_undone_and_gives_the_old_place_back(visit: Visit) -> None:
    me, wanted = member(), library.record()
    library.item(wanted, status=ItemStatus.ON_LOAN, due_on=in_days(5))
    hold = library.hold(me, wanted)
    client = visit(me)
    after = client.post(f"/account/holds/{hold.pk}/cancel/", follow=True)
    assert Hold.objects.get().state == Hold.State.CANCELLED
    assert f"/account/holds/{hold.pk}/restore/" in after.content.decode()
    client.post(f"/account/holds/{hold.pk}/restore/")
    restored = Hold.objects.get()
    assert (restored.state, restored.placed_at) == (Hold.State.WAITING, hold.placed_at)


def test_nobody_touches_the_hold_of_another(visit: Visit) -> None:
    hold = library.hold(member(given_names="Bram"))
    client = visit(member())
    for act in ("cancel", "suspend", "resume", "restore"):
        client.post(f"/account/holds/{hold.pk}/{act}/")
    untouched = Hold.objects.get()
    assert (untouched.state, untouched.suspended) == (Hold.State.WAITING, False)


def test_a_hold_is_paused_until_a_day_and_goes_on(visit: Visit) -> None:
    me = member()
    hold = library.hold(me)
    client = visit(me)
    client.post(f"/account/holds/{hold.pk}/suspend/", {"until": str(in_days(20))})
    assert Hold.objects.get().suspended_until == in_days(20)
    client.post(f"/account/holds/{hold.pk}/resume/")
    assert not Hold.objects.get().suspended


def test_a_guardian_sees_and_renews_the_loans_of_a_child_under_sixteen_and_of_nobody_else(visit: Visit) -> None:
    me = member()
    child = member(given_names="Sem", born_on=in_days(-365 * 10))
    stranger = member(given_names="Kim", born_on=in_days(-365 * 10))
    Guardianship.objects.create(guardian=me, child=child, since_on=people.TODAY)
    loan = library.lend(child, in_days(1), library.record("Dolfje"))  # type: ignore[arg-type]
    client = visit(me)
    assert "Sem" in text(client)
    assert "Dolfje" in text(client, f"/account/child/{child.pk}/")
    client.post("/account/loans/renew/", {"loan": loan.pk, "for": child.pk})
    assert Loan.objects.get().renewals == 1
    assert client.get(f"/account/child/{stranger.pk}/").status_code == 404
    Patron.objects.filter(pk=child.pk).update(born_on=in_days(-365 * 17))
    assert client.get(f"/account/child/{child.pk}/").status_code == 404


def test_a_block_and_an_ended_membership_are_said_in_words(visit: Visit) -> None:
    me = people.patron(member_until=in_days(-1))  # type: ignore[arg-type]
    Block.objects.create(patron=me, reason=Block.Reason.DEBT, set_at=people.NOW)
    shown = text(visit(me))
    assert "/account/membership/" in shown
    assert "notice-error" in shown


@pytest.mark.parametrize("part", ["membership", "money", "details", "messages", "history"])
def test_each_page_opens_for_a_patron_and_sends_a_visitor_to_the_door(visit: Visit, part: str) -> None:
    assert text(visit(member()), f"/account/{part}/").count("<h1>") == 1
    visitor = Client().get(f"/account/{part}/")
    assert visitor.headers["Location"].startswith("/account/login/?next=")


def test_what_is_kept_on_a_page_is_not_kept_by_the_browser(visit: Visit) -> None:
    answer = visit(member()).get("/account/")
    assert "no-store" in answer.headers["Cache-Control"]


def test_past_loans_are_shown_only_to_who_asked_for_that(visit: Visit) -> None:
    me = member()
    library.lend(me, in_days(-9), library.record("Van toen"), returned_at=people.NOW, ending="returned")  # type: ignore[arg-type]
    client = visit(me)
    assert "Van toen" not in text(client, "/account/history/")
    client.post("/account/history/keep/", {"keeps": "yes"})
    assert "Van toen" in text(client, "/account/history/")
    client.post("/account/history/keep/", {"keeps": "no"})
    assert "Van toen" not in text(client, "/account/history/")


def test_no_address_on_ones_own_pages_holds_a_name_a_card_number_or_an_e_mail_address(visit: Visit) -> None:
    import re  # noqa: PLC0415

    me = member(email="anna@example.nl")
    library.lend(me, in_days(1))  # type: ignore[arg-type]
    library.hold(me)
    client = visit(me)
    personal = re.compile(rf"anna|berg|{people.card_of(me)}|@", re.IGNORECASE)
    for part in ("", "membership/", "money/", "details/", "messages/", "history/"):
        links = re.findall(r'(?:href|action|src)="([^"]*)"', text(client, f"/account/{part}"))
        assert links
        assert not [link for link in links if personal.search(link)]


def test_a_title_of_the_online_library_is_not_held_but_shown(visit: Visit) -> None:
    ebook = library.record("De wolk", material_type=MaterialType.EBOOK)
    answer = visit(member()).get(f"/account/hold/{ebook.pk}/")
    assert answer.headers["Location"] == f"/record/{ebook.pk}"
