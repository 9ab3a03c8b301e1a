"""Asking to use another's pages finds out nothing about anybody, and is decided by who is asked."""

from collections.abc import Callable
from datetime import date

import people
import pytest
from django.test import Client
from django.utils import timezone
from sharing import ask, in_days, member, share, without_numbers

from leeszaal.notices import handling_sharing
from leeszaal.notices.models import Notice
from leeszaal.patrons.access import patron_actor
from leeszaal.patrons.models import Patron, Share, ShareQuestion
from leeszaal.patrons.services import Wanted

pytestmark = pytest.mark.django_db
Visit = Callable[[Patron], Client]


def asked_in_the_form(client: Client, card: str, born_on: date) -> object:
    typed = {"called": "Oma", "card_number": card, "born_on": born_on.isoformat(), "scopes": ["loans"]}
    return client.post("/account/family/", typed, follow=True)


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
        assert without_numbers(answer) == without_numbers(right)
        assert not ShareQuestion.objects.exists()
        Share.objects.all().delete()


def test_a_no_is_not_told_and_looks_like_no_answer(visit: Visit, helper: Patron, reader: Patron) -> None:
    asked, asking = ask(helper, reader), visit(helper)
    before = asking.get("/account/family/").content.decode()
    visit(reader).post(f"/account/family/requests/{asked.pk}/", {"no": "1"})
    assert not ShareQuestion.objects.exists()
    assert without_numbers(asking.get("/account/family/").content.decode()) == without_numbers(before)
    assert not Notice.objects.filter(patron=helper).exists()


def test_nobody_says_yes_for_another(visit: Visit, helper: Patron, reader: Patron) -> None:
    asked = ask(helper, reader)
    for other in (helper, member(given_names="Kim")):
        answer = visit(other).post(f"/account/family/requests/{asked.pk}/", {"yes": "1", "scopes": ["loans"]})
        assert answer.status_code == 404
    assert Share.objects.get().state == "asked"


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
