"""From invented people to rows: log-ins, patrons, addresses, cards, memberships, families, blocks."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from leeszaal.common.barcodes import make_barcode
from leeszaal.common.periods import add_months
from leeszaal.login.models import User
from leeszaal.patrons.models import (
    Address,
    Block,
    Card,
    Guardianship,
    Membership,
    Patron,
    PatronChange,
    Phone,
    SubscriptionKind,
)
from leeszaal.patrons.services.cards import PREFIX
from leeszaal.privacy.law import AGE_OF_CONSENT
from leeszaal.privacy.models import ConsentLine
from leeszaal.site.demo.people.person import Person
from leeszaal.site.demo.people.staff import COLLEAGUES, DESK

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_MOST_MEMBERSHIPS = 3
_CARD_STEP = 7_654_321
_BODY = 10 ** (13 - len(PREFIX))


@dataclass(frozen=True, slots=True)
class Writing:
    """What the rows of all people share: today, the hash of their password, the subscriptions, the seed."""

    seed: int
    today: date
    password: str
    kinds: dict[int, SubscriptionKind]


def user_of(person: Person, writing: Writing) -> User:
    """Give the log-in of a person: its name says nothing."""
    name = hashlib.sha256(f"{writing.seed} user {person.id}".encode()).hexdigest()[:24]
    number = person.id + len(COLLEAGUES)
    return User(pk=number, username=f"u-{name}", password=writing.password, created_at=at(person.enrolled_on))


def patron_of(person: Person) -> Patron:
    """Give the patron."""
    pending = person.state == Patron.State.PENDING
    return Patron(
        pk=person.id,
        user_id=person.id + len(COLLEAGUES),
        state=person.state,
        category_id=person.category,
        wanted_kind_id=person.subscription if pending else None,
        home_branch_id=person.branch,
        given_names=person.given_names,
        prefix=person.prefix,
        family_name=person.family_name,
        sex=person.sex,
        born_on=person.born_on,
        email=person.email,
        language=person.language,
        enrolled_at=at(person.enrolled_on),
    )


def address_of(person: Person) -> Address:
    """Give the home address."""
    home = person.home
    return Address(
        pk=person.id,
        patron_id=person.id,
        street=home.street,
        house_number=home.house_number,
        addition=home.addition,
        postcode=home.postcode,
        town=home.town,
    )


def phones_of(person: Person) -> Iterator[Phone]:
    """Give the telephone number, if any."""
    if person.phone:
        yield Phone(pk=person.id, patron_id=person.id, number=person.phone)


def card_number(person_id: int, replaced: int = 0) -> str:
    """Give a card number that looks drawn: numbers are spread over the whole series, none twice."""
    return make_barcode(PREFIX, (2 * person_id + replaced) * _CARD_STEP % _BODY)


def cards_of(person: Person) -> Iterator[Card]:
    """Give the card in use, after the lost one where there was one."""
    if person.state == Patron.State.PENDING:
        return
    lost_on = person.lost_card_on
    if lost_on:
        yield Card(
            pk=2 * person.id,
            patron_id=person.id,
            number=card_number(person.id),
            state=Card.State.LOST,
            issued_on=person.enrolled_on,
            ended_on=lost_on,
        )
    number = card_number(person.id, replaced=int(lost_on is not None))
    yield Card(pk=2 * person.id + 1, patron_id=person.id, number=number, issued_on=lost_on or person.enrolled_on)


def current_card(person: Person) -> str:
    """Give the number of the card in use, or nothing for who has none."""
    return "".join(card.number for card in cards_of(person) if card.state == Card.State.ACTIVE)


def memberships_of(person: Person, writing: Writing) -> Iterator[Membership]:
    """Give the last memberships, oldest first, each right after the one before; the first begins at the enrolment."""
    kind, ends_on = writing.kinds[person.subscription], person.member_until
    periods: list[tuple[date, date]] = []
    while ends_on and ends_on >= person.enrolled_on and len(periods) < _MOST_MEMBERSHIPS:
        starts_on = add_months(ends_on + timedelta(days=1), -kind.months)
        periods.append((max(starts_on, person.enrolled_on), ends_on))
        ends_on = starts_on - timedelta(days=1)
    for turn, (starts_on, last_day) in enumerate(reversed(periods)):
        yield Membership(
            pk=person.id * _MOST_MEMBERSHIPS + turn,
            patron_id=person.id,
            kind=kind,
            starts_on=starts_on,
            ends_on=last_day,
            fee_cents=kind.fee_cents,
        )


def guardianships_of(person: Person) -> Iterator[Guardianship]:
    """Give who answers for a child."""
    if person.guardian:
        yield Guardianship(pk=person.id, guardian_id=person.guardian, child_id=person.id, since_on=person.enrolled_on)


def blocks_of(person: Person, writing: Writing) -> Iterator[Block]:
    """Give the block that stands, if any, set last month by the desk of the person's branch."""
    if person.block:
        set_on = max(person.enrolled_on, writing.today - timedelta(days=24))
        yield Block(
            pk=person.id,
            patron_id=person.id,
            reason=person.block,
            note=_NOTES.get(person.block, ""),
            set_at=at(set_on),
            set_by_id=DESK[person.branch],
        )


def changes_of(person: Person, writing: Writing) -> Iterator[PatronChange]:
    """Give the note of the enrolment where it was less than a year ago: older ones are erased by now."""
    if (writing.today - person.enrolled_on).days < 360:
        pending = person.state == Patron.State.PENDING
        yield PatronChange(
            pk=person.id,
            patron_id=person.id,
            changed_at=at(person.enrolled_on),
            actor_kind="patron" if pending else "staff",
            actor_id=person.id if pending else DESK[person.branch],
            what="enrolled_online" if pending else "registered",
            fields=[],
        )


def consents_of(person: Person, writing: Writing) -> Iterator[ConsentLine]:
    """Give what a person said yes to: a list of past loans, and the newsletter."""
    yes = [person.keeps_history and "history", bool(person.email and person.id % 3 == 1) and "newsletter"]
    of_age = add_months(person.born_on, 12 * AGE_OF_CONSENT)
    for turn, activity in enumerate(yes):
        if activity and (of_age <= writing.today or person.guardian):
            is_child = of_age > writing.today
            yield ConsentLine(
                pk=2 * person.id + turn,
                person_kind="patron",
                person_id=person.id,
                activity=activity,
                what=ConsentLine.What.GIVEN,
                at=at(person.enrolled_on),
                how=ConsentLine.How.BEFORE if activity == "history" else ConsentLine.How.LINK,
                by=ConsentLine.By.GUARDIAN if is_child else ConsentLine.By.PERSON,
                guardian_id=person.guardian if is_child else None,
                lapses_on=of_age if is_child else None,
            )


def at(day: date, hour: int = 11) -> datetime:
    """Give a moment on a day."""
    return datetime.combine(day, time(hour, 20), AMSTERDAM)


_NOTES = {
    Block.Reason.ADDRESS_UNKNOWN: "Post kwam terug, nieuw adres vragen.",
    Block.Reason.CARD_MISUSE: "Pas is door een ander gebruikt, eerst even praten.",
    Block.Reason.OTHER: "Vraag de coördinator.",
}
