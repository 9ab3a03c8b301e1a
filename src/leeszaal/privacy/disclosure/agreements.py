"""Agreements as the door asks for them: those that the register means, at the moment of sending.

The register names for each partner which agreement is meant, by its title. What is kept here tells from when to when it
holds, and where the partner and those who work for it keep what they get. A library that begins gets its first
agreements from the register, so that what was agreed before goes on.
"""

from datetime import date, datetime, timedelta

from django.db import connection, transaction
from django.db.models import QuerySet

from leeszaal.privacy.disclosure.rules import Terms
from leeszaal.privacy.models import Agreement
from leeszaal.privacy.register import Partner, Register

SOON = timedelta(days=60)
"""So long before its end an agreement waits for a decision."""


def terms_with(partner: Partner) -> tuple[Terms, ...]:
    """Give the agreements that the register means for a partner, whether they hold or not."""
    return tuple(_terms(each) for each in agreements_with(partner))


def agreements_with(partner: Partner) -> QuerySet[Agreement]:
    """Give those agreements as they are kept, the latest first."""
    return Agreement.objects.filter(partner=partner.key, title=partner.agreement).order_by("-agreed_on")


def ending_soon(register: Register, today: date) -> list[Agreement]:
    """Give for each partner the agreement that runs out within sixty days, or ran out, and that no other follows."""
    last = (_last(partner) for partner in register.partners.values())
    return [each for each in last if each is not None and each.ends_on is not None and each.ends_on - SOON <= today]


def make_first_agreements(register: Register, now: datetime) -> None:
    """Note down for each partner without any agreement what the register says of it."""
    if Agreement._meta.db_table not in connection.introspection.table_names():
        return  # the record layout is being taken back to before there were agreements
    with transaction.atomic():
        known = set(Agreement.objects.values_list("partner", flat=True))
        new = [partner for partner in register.partners.values() if partner.key not in known]
        Agreement.objects.bulk_create(_first(partner, now) for partner in new)


def _first(partner: Partner, now: datetime) -> Agreement:
    return Agreement(
        partner=partner.key,
        title=partner.agreement,
        kind=partner.kind,
        agreed_on=partner.agreed_on,
        ends_on=partner.ends_on,
        stored_in=partner.country,
        noted_at=now,
    )


def _last(partner: Partner) -> Agreement | None:
    found = list(agreements_with(partner))
    return max(found, key=lambda each: each.ends_on or date.max, default=None)


def _terms(agreement: Agreement) -> Terms:
    countries = frozenset(str(each["country"]) for each in agreement.sub_processors)
    return Terms(agreement.agreed_on, agreement.ends_on, agreement.stored_in, countries)
