"""Everybody comes in by one door, and nobody by guessing."""

from collections.abc import Iterator
from datetime import timedelta
from unittest.mock import patch

import people
import pyotp
import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from leeszaal.login.models import Role, StaffMember
from leeszaal.patrons.models import Card, Patron

pytestmark = pytest.mark.django_db
LOGIN = "/account/login/"


def log_in(client: Client, identifier: str, password: str = people.PASSWORD, **extra: str) -> object:
    return client.post(LOGIN, {"identifier": identifier, "password": password, **extra})


def who(client: Client) -> str | None:
    return client.session.get("_auth_user_id")


@pytest.fixture
def hashes() -> Iterator[list[str]]:
    """Every password that is hashed or checked, for counting only: the real work is done all the same."""
    done: list[str] = []
    encode, verify = Argon2PasswordHasher.encode, Argon2PasswordHasher.verify

    def counted_encode(self: Argon2PasswordHasher, password: str, salt: str) -> str:
        done.append("encode")
        return encode(self, password, salt)

    def counted_verify(self: Argon2PasswordHasher, password: str, encoded: str) -> bool:
        done.append("verify")
        return verify(self, password, encoded)

    encoding = patch.object(Argon2PasswordHasher, "encode", counted_encode)
    with encoding, patch.object(Argon2PasswordHasher, "verify", counted_verify):
        yield done


def test_a_patron_comes_in_by_card_with_spaces_or_by_e_mail_in_any_case(client: Client) -> None:
    patron = people.patron(password=people.PASSWORD, email="anna@example.nl", card="21000000000017")
    for identifier in ("2100 0000 0000 17", "21000000000017", "Anna@Example.nl"):
        log_in(client, identifier)
        assert who(client) == str(patron.user_id)
        client.post("/account/logout/")
        assert who(client) is None


def test_who_shares_an_e_mail_address_is_found_by_the_password(client: Client) -> None:
    people.patron(password=people.PASSWORD, email="thuis@example.nl")
    child = people.patron(password="nog een lang wachtwoord", email="thuis@example.nl", given_names="Sem")
    log_in(client, "thuis@example.nl", "nog een lang wachtwoord")
    assert who(client) == str(child.user_id)


@pytest.mark.parametrize("state", [Card.State.LOST, Card.State.ENDED])
def test_a_lost_or_ended_card_opens_nothing(client: Client, state: Card.State) -> None:
    patron = people.patron(password=people.PASSWORD)
    number = people.card_of(patron)
    Card.objects.update(state=state)
    log_in(client, number)
    assert who(client) is None


def test_somebody_who_left_for_good_cannot_log_in_and_is_logged_out(client: Client) -> None:
    people.patron(password=people.PASSWORD, email="anna@example.nl")
    log_in(client, "anna@example.nl")
    Patron.objects.update(state=Patron.State.ENDED)
    assert client.get("/account/").status_code == 302
    log_in(client, "anna@example.nl")
    assert client.get("/account/").status_code == 302


def test_an_unknown_name_costs_as_many_hashes_as_a_known_one(client: Client, hashes: list[str]) -> None:
    people.patron(password=people.PASSWORD, email="anna@example.nl", card="21000000000017")
    people.patron(email="never@example.nl", card="21000000000025")
    people.staff()
    pairs = [
        ("anna@example.nl", "nobody@example.nl"),
        ("21000000000017", "21000000000033"),
        ("never@example.nl", "nobody@example.nl"),
        ("joris", "nobody"),
    ]
    for known, unknown in pairs:
        counts = []
        for identifier in (known, unknown):
            hashes.clear()
            log_in(client, identifier, "a wrong password")
            counts.append(len(hashes))
        assert counts == [1, 1]


def test_what_was_wrong_is_not_told(client: Client) -> None:
    people.patron(password=people.PASSWORD, email="anna@example.nl")
    answers = [log_in(client, name, "wrong").context["form"].errors for name in ("anna@example.nl", "x@example.nl")]  # type: ignore[attr-defined]
    assert answers[0] == answers[1] != {}


def test_after_five_wrong_tries_the_page_says_when_one_can_try_again(client: Client) -> None:
    people.patron(password=people.PASSWORD, email="anna@example.nl")
    for _ in range(5):
        log_in(client, "anna@example.nl", "wrong")
    refused = log_in(client, "anna@example.nl")
    until = timezone.localtime() + timedelta(minutes=1)
    assert refused.status_code == 429  # type: ignore[attr-defined]
    shown = refused.content.decode()  # type: ignore[attr-defined]
    assert any((until + timedelta(minutes=n)).strftime("%H:%M") in shown for n in (0, 1))
    assert who(client) is None


@pytest.mark.parametrize(
    ("wanted", "goes_to"),
    [
        ("/account/money/", "/account/money/"),
        ("https://evil.example/", "/account/"),
        ("//evil.example/", "/account/"),
        ("javascript:alert(1)", "/account/"),
    ],
)
def test_after_logging_in_one_goes_on_within_our_own_pages_only(client: Client, wanted: str, goes_to: str) -> None:
    people.patron(password=people.PASSWORD, email="anna@example.nl")
    answer = log_in(client, "anna@example.nl", next=wanted)
    assert answer.headers["Location"] == goes_to  # type: ignore[attr-defined]


def test_staff_have_no_rights_before_the_second_step(client: Client) -> None:
    staff = people.staff()
    log_in(client, "joris")
    assert who(client) is None
    assert client.get(reverse("desk:home")).status_code == 302
    code = pyotp.TOTP(people.TOTP_SECRET).now()
    assert client.post("/account/login/code/", {"code": "000000"}).status_code == 200
    assert client.post("/account/login/code/", {"code": code}).headers["Location"] == reverse("desk:home")
    assert who(client) == str(staff.user_id)


def test_a_code_is_not_guessed_and_not_used_twice(client: Client) -> None:
    people.staff()
    log_in(client, "joris")
    code = pyotp.TOTP(people.TOTP_SECRET).now()
    client.post("/account/login/code/", {"code": code})
    client.post("/account/logout/")
    log_in(client, "joris")
    client.post("/account/login/code/", {"code": code})
    assert who(client) is None
    for _ in range(5):
        client.post("/account/login/code/", {"code": "123456"})
    assert "form" in client.post("/account/login/code/", {"code": code}).context


def test_the_second_step_must_follow_within_five_minutes(client: Client) -> None:
    people.staff()
    log_in(client, "joris")
    session = client.session
    session["first_step"] |= {"at": session["first_step"]["at"] - 301}
    session.save()
    code = pyotp.TOTP(people.TOTP_SECRET).now()
    assert client.post("/account/login/code/", {"code": code}).headers["Location"] == LOGIN
    assert who(client) is None


def test_at_the_first_log_in_staff_set_the_second_step_up_and_see_ten_codes_once(client: Client) -> None:
    staff = people.staff(secret=None)
    log_in(client, "joris")
    page = client.get("/account/login/set-up/")
    secret = page.context["secret"].replace(" ", "")
    assert "<svg" in page.content.decode()
    done = client.post("/account/login/set-up/", {"code": pyotp.TOTP(secret).now()})
    codes = done.context["codes"]
    assert len(codes) == 10
    assert who(client) == str(staff.user_id)
    client.post("/account/logout/")
    log_in(client, "joris")
    client.post("/account/login/code/", {"code": codes[3]})
    assert who(client) == str(staff.user_id)
    assert StaffMember.objects.get().totp_secret == secret


def test_staff_without_the_role_get_a_page_with_words(client: Client) -> None:
    client.force_login(**people.logged_in_as(people.staff(roles=[Role.PRIVACY]).user))
    now = int(timezone.now().timestamp())
    session = client.session
    session.update({"started": now, "seen": now, "limits": "staff"})
    session.save()
    refused = client.get(reverse("desk:home"))
    assert refused.status_code == 403
    assert "andere rol" in refused.content.decode()


def test_logging_out_takes_a_post(client: Client) -> None:
    people.patron(password=people.PASSWORD, email="anna@example.nl")
    log_in(client, "anna@example.nl")
    assert client.get("/account/logout/").status_code == 405
    assert who(client)


@pytest.mark.parametrize(("key", "seconds"), [("seen", 31 * 60), ("started", 13 * 3600)])
def test_a_session_that_stood_idle_or_lasted_long_is_over(client: Client, key: str, seconds: int) -> None:
    people.patron(password=people.PASSWORD, email="anna@example.nl")
    log_in(client, "anna@example.nl")
    assert client.get("/account/").status_code == 200
    session = client.session
    session[key] -= seconds
    session.save()
    assert client.get("/account/").status_code == 302
    assert who(client) is None


def test_each_visit_keeps_the_session_alive(client: Client) -> None:
    people.patron(password=people.PASSWORD, email="anna@example.nl")
    log_in(client, "anna@example.nl")
    session = client.session
    session["seen"] -= 20 * 60
    session.save()
    client.get("/account/")
    assert client.session["seen"] >= session["seen"] + 20 * 60


def test_logging_in_gives_a_new_session_key(client: Client) -> None:
    people.patron(password=people.PASSWORD, email="anna@example.nl")
    session = client.session
    session["planted"] = "by somebody else"
    session.save()
    log_in(client, "anna@example.nl")
    assert client.session.session_key != session.session_key
    assert "planted" not in client.session


def test_a_form_sent_after_the_session_ended_leads_back_to_its_page(client: Client) -> None:
    answer = client.post("/account/loans/renew/", {"loan": "1"}, headers={"referer": "http://testserver/account/"})
    assert answer.headers["Location"] == "/account/login/?next=/account/"
    elsewhere = client.post("/account/loans/renew/", {"loan": "1"}, headers={"referer": "http://example.nl/account/"})
    assert elsewhere.headers["Location"] == "/account/login/?next=/"
