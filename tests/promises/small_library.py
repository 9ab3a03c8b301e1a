"""Things that a member leaves behind, made straight in the tables so that they can lie as far back as a test needs."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import count

import people

from leeszaal.catalogue.models import Item, MaterialType, Record, Syntax
from leeszaal.charges.models import BankAccount, Charge, Settlement
from leeszaal.circulation.models import Hold, Loan
from leeszaal.patrons.models import Address, Patron, Phone

MEMBER_UNTIL = date(2026, 6, 30)
_numbers = count(1)


def at(day: date) -> datetime:
    """A moment on a day at which the library is open."""
    return datetime.combine(day, time(12), tzinfo=UTC)


def member(*, member_until: date | None = MEMBER_UNTIL, **fields: object) -> Patron:
    """A member with an address, a telephone and an account, enrolled on the first day of 2026 unless told otherwise."""
    patron = people.patron(member_until=member_until, **{"enrolled_at": at(date(2026, 1, 1))} | fields)
    Address.objects.create(patron=patron, street="Lindelaan", house_number=4, postcode="0000 AA", town="Lindeveen")
    Phone.objects.create(patron=patron, number="+31880000000")
    return patron


def account(patron: Patron) -> BankAccount:
    """The account of a patron."""
    return BankAccount.objects.create(
        patron=patron, iban="NL91ABNA0417164300", holder="A. van der Berg", noted_at=people.NOW
    )


def item() -> Item:
    """A copy of a new record."""
    made = at(date(2020, 1, 1))
    book = MaterialType.BOOK
    record = Record.objects.create(
        marc=b"",
        syntax=Syntax.ISO2709,
        digest=b"",
        title="De stille dijk",
        material_type=book,
        created_at=made,
        changed_at=made,
    )
    place = people.branch()
    return Item.objects.create(
        record=record,
        barcode=f"T{next(_numbers)}",
        branch=place,
        current_branch=place,
        material_type=book,
        status_since=made,
    )


def loan(patron: Patron, out_on: date, returned_on: date | None = None) -> Loan:
    """A loan of a new item, over if a day of return is given."""
    return Loan.objects.create(
        item=item(),
        patron=patron,
        branch=people.branch(),
        category=patron.category,
        material_type=MaterialType.BOOK,
        checked_out_at=at(out_on),
        due_on=out_on + timedelta(days=21),
        returned_at=at(returned_on) if returned_on else None,
        ending=Loan.Ending.RETURNED if returned_on else Loan.Ending.OPEN,
    )


def hold(patron: Patron, placed_on: date, ended_on: date | None = None) -> Hold:
    """A hold on a new record, over if a day is given."""
    return Hold.objects.create(
        patron=patron,
        record=item().record,
        pickup_branch=people.branch(),
        placed_at=at(placed_on),
        state=Hold.State.CANCELLED if ended_on else Hold.State.WAITING,
        ended_at=at(ended_on) if ended_on else None,
    )


def charge(
    patron: Patron,
    posted_on: date,
    *,
    paid_on: date | None = None,
    loan: Loan | None = None,
    kind: Charge.Kind = Charge.Kind.DAMAGED,
) -> Charge:
    """A charge of one euro, for a loan if one is given, paid if a day is given."""
    made = Charge.objects.create(
        patron=patron,
        kind=kind,
        amount_cents=100,
        posted_at=at(posted_on),
        actor_kind="job",
        loan_id=loan.pk if loan else None,
        item=loan.item if loan else None,
        note="kaft gescheurd",
    )
    if paid_on:
        pay(made, paid_on)
    return made


def pay(charge: Charge, paid_on: date) -> None:
    """Pay a charge in full."""
    Settlement.objects.create(
        charge=charge,
        patron=charge.patron,
        kind=Settlement.Kind.PAYMENT,
        amount_cents=charge.amount_cents,
        means=Settlement.Means.PIN,
        posted_at=at(paid_on),
        actor_kind="job",
    )
