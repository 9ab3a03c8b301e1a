"""Becoming a member from home, a forgotten password, and keeping one's details right."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import people
import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from leeszaal.charges.models import Charge
from leeszaal.notices.models import Notice
from leeszaal.notices.sending import send
from leeszaal.patrons.models import Card, Guardianship, Membership, Patron, PatronChange

pytestmark = pytest.mark.django_db
Visit = Callable[[Patron], Client]


def form(**changed: object) -> dict[str, object]:
    """What somebody types who wants to be a member."""
    return {
        "given_names": "Fatima",
        "family_name": "el Amrani",
        "born_on": "1990-04-12",
        "sex": "",
        "street": "Lindelaan",
        "house_number": "12",
        "addition": "",
        "postcode": "1234ab",
        "town": "Lindeveen",
        "email": "fatima@example.nl",
        "phone": "06 12345678",
        "language": "nl",
        "kind": people.kind().pk,
        "branch": people.branch().pk,
        "guardian_card": "",
        "guardian_born_on": "",
        "password": people.PASSWORD,
        "password_again": people.PASSWORD,
    } | changed


def enrol(client: Client, **changed: object) -> dict[str, list[str]]:
    """Send the form; give the errors by field, none when it was taken."""
    answer = client.post("/account/enrol/", form(**changed))
    return {} if answer.status_code == 302 else dict(answer.context["form"].errors)


def messages_sent() -> list[str]:
    """Send what waits; give the texts."""
    for notice in Notice.objects.filter(state=Notice.State.WAITING):
        send(notice.pk, now=timezone.now())
    return [str(message.body) for message in mail.outbox]


def link_in(text: str) -> str:
    found = re.search(r"https?://[^/\s]+(/\S+)", text)
    assert found
    return found[1]


def test_enrolling_ends_in_a_pending_patron_without_card_who_is_told_what_to_do(client: Client) -> None:
    assert enrol(client) == {}
    patron = Patron.objects.get()
    assert (patron.state, patron.prefix, patron.family_name) == (Patron.State.PENDING, "el", "Amrani")
    assert patron.wanted_kind == people.kind()
    assert patron.addresses.get().postcode == "1234 AB"
    assert patron.phones.get().number == "+31612345678"
    assert not Card.objects.exists()
    assert not Membership.objects.exists()
    assert "Centrum" in messages_sent()[0]


def test_every_field_tells_what_is_wrong_with_it_at_once(client: Client) -> None:
    wrong = enrol(client, postcode="0123", phone="12", born_on="2999-01-01", town=" ", password="kort")
    assert set(wrong) >= {"town", "password"}
    wrong = enrol(client, postcode="0123", phone="12", born_on="2999-01-01")
    assert set(wrong) >= {"postcode", "phone", "born_on"}
    assert not Patron.objects.exists()


def test_a_subscription_for_another_age_is_refused(client: Client) -> None:
    assert set(enrol(client, kind=people.youth().pk)) == {"kind"}


def test_a_child_needs_a_guardian_who_is_named_by_card_and_birthday_together(client: Client) -> None:
    guardian = people.patron()
    child = {"kind": people.youth().pk, "born_on": str(timezone.localdate() - timedelta(days=3650))}
    card = people.card_of(guardian)
    assert set(enrol(client, **child)) == {"guardian_card"}
    assert set(enrol(client, **child, guardian_card=card, guardian_born_on="1970-01-01")) == {"guardian_card"}
    assert enrol(client, **child, guardian_card=card, guardian_born_on="1980-05-03") == {}
    assert Guardianship.objects.get().guardian == guardian


def test_who_is_logged_in_enrols_a_child_and_answers_for_it(visit: Visit) -> None:
    guardian = people.patron()
    born_on = str(timezone.localdate() - timedelta(days=3650))
    assert enrol(visit(guardian), kind=people.youth().pk, born_on=born_on) == {}
    assert Guardianship.objects.get().guardian == guardian


def test_a_pending_patron_logs_in_and_sees_the_next_steps_only(client: Client) -> None:
    enrol(client)
    client.post("/account/login/", {"identifier": "fatima@example.nl", "password": people.PASSWORD})
    shown = client.get("/account/")
    assert shown.templates[0].name == "account/pending.html"


def test_a_forgotten_password_is_answered_alike_for_everybody_and_the_link_works_once(client: Client) -> None:
    patron = people.patron(password=people.PASSWORD, email="anna@example.nl")
    known = client.post("/account/forgotten/", {"identifier": "anna@example.nl"})
    unknown = client.post("/account/forgotten/", {"identifier": "nobody@example.nl"})
    assert known.status_code == unknown.status_code == 200
    assert known.templates[0].name == unknown.templates[0].name
    (text,) = messages_sent()
    address = link_in(text)
    assert "example" not in address
    chosen = {"new_password1": "iets heel anders", "new_password2": "iets heel anders"}
    shown = client.get(address, follow=True)
    assert shown.redirect_chain
    assert client.post(shown.request["PATH_INFO"], chosen).status_code == 302
    patron.refresh_from_db()
    assert patron.user is not None
    assert patron.user.check_password("iets heel anders")
    assert PatronChange.objects.filter(what="password_changed").exists()
    assert not Client().get(address, follow=True).context["validlink"]


def test_a_link_of_more_than_an_hour_ago_does_not_work(client: Client, settings: object) -> None:
    people.patron(password=people.PASSWORD, email="anna@example.nl")
    client.post("/account/forgotten/", {"identifier": "anna@example.nl"})
    address = link_in(messages_sent()[0])
    settings.PASSWORD_RESET_TIMEOUT = -1  # type: ignore[attr-defined]
    assert not client.get(address, follow=True).context["validlink"]


def test_a_link_of_somebody_who_left_for_good_does_not_work(client: Client) -> None:
    people.patron(password=people.PASSWORD, email="anna@example.nl")
    client.post("/account/forgotten/", {"identifier": "anna@example.nl"})
    address = link_in(messages_sent()[0])
    Patron.objects.update(state=Patron.State.ENDED)
    assert not client.get(address, follow=True).context["validlink"]


def test_asking_for_links_again_and_again_is_slowed_down(client: Client) -> None:
    answers = [client.post("/account/forgotten/", {"identifier": "x@example.nl"}).status_code for _ in range(6)]
    assert answers == [200] * 5 + [429]


def test_a_new_password_ends_the_other_sessions_and_not_this_one(visit: Visit) -> None:
    me = people.patron(password=people.PASSWORD)
    here, elsewhere = visit(me), visit(me)
    chosen = {"present": people.PASSWORD, "new_password1": "iets heel anders", "new_password2": "iets heel anders"}
    assert "present" in here.post("/account/password/", chosen | {"present": "?"}).context["form"].errors
    here.post("/account/password/", chosen)
    assert here.get("/account/").status_code == 200
    assert elsewhere.get("/account/").status_code == 302


def details(**changed: object) -> dict[str, object]:
    names = ("street", "house_number", "addition", "postcode", "town", "email", "phone", "language")
    return {name: value for name, value in form().items() if name in names} | changed


def test_a_new_address_counts_at_once_and_a_new_e_mail_address_after_the_check(visit: Visit) -> None:
    me = people.patron(email="old@example.nl")
    client = visit(me)
    client.post("/account/details/", details(email="new@example.nl"))
    me.refresh_from_db()
    assert me.addresses.get().street == "Lindelaan"
    assert me.email == "old@example.nl"
    address = link_in(messages_sent()[0])
    assert mail.outbox[0].to == ["new@example.nl"]
    client.get(address)
    me.refresh_from_db()
    assert me.email == "old@example.nl"
    client.post(address)
    me.refresh_from_db()
    assert me.email == "new@example.nl"
    changed = PatronChange.objects.get(what="details_changed")
    assert "email" in changed.fields
    assert "new@example.nl" not in str(changed.fields)


def test_the_check_of_an_address_that_was_replaced_does_not_count(visit: Visit) -> None:
    me = people.patron(email="old@example.nl")
    client = visit(me)
    client.post("/account/details/", details(email="first@example.nl"))
    first = link_in(messages_sent()[0])
    client.post("/account/details/", details(email="second@example.nl"))
    client.post(first)
    me.refresh_from_db()
    assert me.email == "old@example.nl"


def test_renewing_the_membership_follows_on_and_puts_the_contribution_on_the_account(visit: Visit) -> None:
    ends_on = timezone.localdate() + timedelta(days=30)
    me = people.patron(member_until=ends_on)
    client = visit(me)
    client.post("/account/membership/renew/")
    renewed = Membership.objects.latest("starts_on")
    assert renewed.starts_on == ends_on + timedelta(days=1)
    assert Charge.objects.get().amount_cents == renewed.fee_cents == 4800
    client.post("/account/membership/renew/")
    assert Membership.objects.count() == 2


def test_a_card_reported_lost_is_refused_from_then_on(visit: Visit) -> None:
    me = people.patron(member_until=date(2030, 1, 1))
    client = visit(me)
    assert "<svg" in client.get("/account/membership/").content.decode()
    client.post("/account/membership/card-lost/")
    assert Card.objects.get().state == Card.State.LOST
    assert client.get("/account/membership/").status_code == 200
