"""Which subscriptions somebody may take, by age."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from leeszaal.patrons.rules.membership import age_on


@dataclass(frozen=True, slots=True)
class Offer:
    """A kind of subscription and for whom it is; ages in whole years, both ends included, None is no limit."""

    id: int
    category_id: int
    min_age: int | None
    max_age: int | None


def suits(offer: Offer, age: int) -> bool:
    """Tell whether somebody of this age may take this subscription."""
    return (offer.min_age is None or age >= offer.min_age) and (offer.max_age is None or age <= offer.max_age)


def offers_for(offers: Iterable[Offer], born_on: date, today: date) -> list[Offer]:
    """Give the subscriptions that somebody may take, in the order given."""
    age = age_on(born_on, today)
    return [offer for offer in offers if suits(offer, age)]
