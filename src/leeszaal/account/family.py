"""Whom one may help and who may help oneself: the page about the family, and the pages of others that it opens.

What others share is read in a role of the database of its own, which sees nothing that is not shared today.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Min, Q
from django.db.models.functions import Coalesce

from leeszaal.account.overview import HoldLine, LoanLine, hold_lines, open_loans
from leeszaal.charges.queries import OpenAmount, open_amounts
from leeszaal.circulation.models import Hold, Loan
from leeszaal.common.periods import add_months
from leeszaal.patrons.models import Patron, Share, ShareQuestion
from leeszaal.patrons.queries import children_of
from leeszaal.patrons.rules.membership import GUARDED_UNTIL, is_guarded
from leeszaal.patrons.rules.sharing import keeps_reading
from leeszaal.patrons.shared import names_of, own_requests, questions_for, shared_by, shared_with
from leeszaal.privacy.access import acting_as
from leeszaal.privacy.declared import register
from leeszaal.privacy.looks.door import showing

ROLE = "family"
PAST_SHOWN = 50
Scope = Share.Scope


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that one decides about: who asks, and for which child if it is not about oneself."""

    question: ShareQuestion
    asker: str
    child: str


@dataclass(frozen=True, slots=True)
class Given:
    """What one shares, or is shared for a child of one's own: with whom, and whose."""

    share: Share
    asker: str
    child: str


@dataclass(frozen=True, slots=True)
class Got:
    """What another shares with one."""

    share: Share
    sharer: str


@dataclass(frozen=True, slots=True)
class Family:
    """Everything on the page about the family. ``guarded_until`` is the day on which one's guardians see no more."""

    asked: list[Asked]
    got: list[Got]
    children: list[Patron]
    given: list[Given]
    guardians: list[str]
    guarded_until: date | None
    requests: list[Share]


@dataclass(frozen=True, slots=True)
class Shared:
    """What another shares: None stands for what is not shared."""

    patron: Patron
    share: Share
    loans: list[LoanLine] | None
    ready: list[HoldLine]
    waiting: list[HoldLine]
    charges: list[OpenAmount] | None
    past: list[Loan] | None

    @property
    def owed_cents(self) -> int:
        """What is open, in cents."""
        return sum(charge.open_cents for charge in self.charges or ())


@dataclass(frozen=True, slots=True)
class AtHome:
    """What a guardian sees of a child who keeps to itself what it reads: how much, until when, and what to pay."""

    loans: int
    first_due_on: date | None
    ready: int


def family_of(me: Patron, today: date) -> Family:
    """Read the page about the family."""
    children = list(children_of(me.pk, today).order_by("born_on"))
    asked, given, got = questions_for(me.pk, today), list(shared_by(me.pk, today)), list(shared_with(me.pk, today))
    guarded = is_guarded(me.born_on, today)
    guardians = list(me.guardians.filter(until_on=None).values_list("guardian_id", flat=True)) if guarded else []
    others = [share.asker_id for share in given] + [question.share.asker_id for question in asked]
    names = _names(me.pk, [*guardians, *others, *(share.sharer_id or 0 for share in got)])
    own = {child.pk: child.given_names for child in children}
    return Family(
        asked=[Asked(each, names.get(each.share.asker_id, ""), own.get(each.patron_id, "")) for each in asked],
        got=[Got(share, names[share.sharer_id]) for share in got if share.sharer_id in names],
        children=children,
        given=[Given(share, names.get(share.asker_id, ""), own.get(share.sharer_id or 0, "")) for share in given],
        guardians=[names[guardian] for guardian in guardians if guardian in names],
        guarded_until=add_months(me.born_on, 12 * GUARDED_UNTIL) if guarded else None,
        requests=list(own_requests(me.pk, today)),
    )


def sharers(me_id: int, today: date) -> list[Got]:
    """Give who shares with somebody today, to go there."""
    shares = list(shared_with(me_id, today))
    names = _names(me_id, [share.sharer_id or 0 for share in shares]) if shares else {}
    return [Got(share, names[share.sharer_id]) for share in shares if share.sharer_id in names]


def who_can_be_held_for(me: Patron, today: date) -> list[tuple[int, str]]:
    """Give the others for whom somebody may place a hold: children who do not keep that to themselves, and sharers."""
    age = register().library.own_reading_from
    young = [child for child in children_of(me.pk, today) if not keeps_reading(child.born_on, today, age)]
    found = {child.pk: child.given_names for child in young}
    for got in sharers(me.pk, today):
        if Scope.HOLDS in got.share.scopes and got.share.sharer_id:
            found.setdefault(got.share.sharer_id, got.sharer)
    return list(found.items())


def shared_page(me_id: int, share: Share, today: date) -> Shared | None:
    """Read what another shares; None when nothing of that person is open any more."""
    with acting_as(ROLE, me_id):
        named = Patron.objects.only("given_names", "prefix", "family_name", "state", "category")
        patron = named.filter(pk=share.sharer_id or 0).exclude(state=Patron.State.ENDED).first()
        if patron is None:
            return None
        lines = hold_lines(patron, today) if Scope.HOLDS in share.scopes else []
        return Shared(
            patron=patron,
            share=share,
            loans=_loans(patron, today) if Scope.LOANS in share.scopes else None,
            ready=[line for line in lines if line.hold.state == Hold.State.READY],
            waiting=[line for line in lines if line.hold.state != Hold.State.READY],
            charges=open_amounts(patron.pk) if Scope.CHARGES in share.scopes else None,
            past=_past(patron) if Scope.HISTORY in share.scopes else None,
        )


@acting_as("lending")
def at_home(child_id: int) -> AtHome:
    """Count what a child has at home and on the shelf; what it is, is not read."""
    showing([child_id])
    loans = Loan.objects.filter(patron=child_id, returned_at=None).aggregate(n=Count("pk"), first=Min("due_on"))
    ready = Hold.objects.filter(patron=child_id).aggregate(n=Coalesce(Count("pk", filter=Q(state=Hold.State.READY)), 0))
    return AtHome(loans["n"], loans["first"], ready["n"])


def _loans(patron: Patron, today: date) -> list[LoanLine]:
    loans = open_loans(patron).select_related(None).select_related("item__record")
    seen = loans.only("patron", "item", "due_on", "renewals", "returned_at")
    return [LoanLine(loan, (loan.due_on - today).days) for loan in seen]


def _past(patron: Patron) -> list[Loan]:
    ended = Loan.objects.filter(patron=patron, returned_at__isnull=False).select_related("item__record")
    seen = ended.only("patron", "item", "checked_out_at", "returned_at").order_by("-returned_at")
    return list(seen[:PAST_SHOWN])


def _names(me_id: int, people: Collection[int]) -> dict[int, str]:
    with acting_as(ROLE, me_id):
        names = names_of(Patron.objects.filter(pk__in=people))
    showing(names)
    return names
