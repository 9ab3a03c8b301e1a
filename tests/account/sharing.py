"""Somebody who helps and somebody who shares, for tests of the family."""

from collections.abc import Iterable
from datetime import date, timedelta

import people
from django.test import Client
from django.utils import timezone

from leeszaal.notices import handling_sharing
from leeszaal.patrons.access import patron_actor
from leeszaal.patrons.models import Guardianship, Patron, Share
from leeszaal.patrons.services import Wanted

ALL = ("loans", "renew", "holds", "charges", "history")


def in_days(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def born(years_ago: int, *, days: int = 0) -> date:
    """The day on which somebody was born who turns this old in so many days."""
    day = in_days(days)
    return day.replace(year=day.year - years_ago, day=min(day.day, 28 if day.month == 2 else day.day))


def member(**fields: object) -> Patron:
    return people.patron(member_until=in_days(200), **fields)  # type: ignore[arg-type]


def ask(asker: Patron, other: Patron, scopes: Iterable[str] = ALL) -> Share:
    wanted = Wanted(people.card_of(other), other.born_on, "Oma", tuple(scopes))
    return handling_sharing.ask_to_share(asker.pk, wanted, patron_actor(asker), now=timezone.now())


def share(asker: Patron, other: Patron, scopes: Iterable[str] = ALL) -> Share:
    asked = ask(asker, other, scopes)
    return handling_sharing.accept_share(asked.pk, tuple(scopes), patron_actor(other), now=timezone.now())


def page(client: Client, other: Patron) -> str:
    answer = client.get(f"/account/family/{other.pk}/")
    assert answer.status_code == 200
    return answer.content.decode()


def guard(guardian: Patron, child: Patron) -> None:
    Guardianship.objects.create(guardian=guardian, child=child, since_on=in_days(-30))


def without_numbers(text: str) -> str:
    import re  # noqa: PLC0415

    return re.sub(r"csrfmiddlewaretoken\" value=\"[^\"]*|requests/\d+", "", text)
