"""What would leave: for which activity, to whom, which data, on what ground. One way to say each kind of it."""

from collections.abc import Collection
from dataclasses import dataclass

from leeszaal.privacy.changes import agreed_columns
from leeszaal.privacy.disclosure.agreements import terms_with
from leeszaal.privacy.disclosure.rules import Terms
from leeszaal.privacy.law import EEA
from leeszaal.privacy.models import DisclosureMatter, LegalClaim
from leeszaal.privacy.register import Activity, Partner, Register

Way = DisclosureMatter.Way
HOME = "NL"
"""Where the authorities are whose claims are taken in."""
ABROAD = "49(1)(a)"
"""The ground on which something goes outside the European Economic Area, besides the wish itself (article 20(2))."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One way out, with what the register and the agreements say of it.

    ``lawful`` are the columns that may go this way, ``is_agreed`` tells that two people agreed to this recipient,
    ``terms`` are the agreements (None: none is asked), ``country`` is where the recipient is, ``wanted_abroad`` tells
    that the person wants it there, knowing what that means (49(1)(a)). ``despite_limits`` is for what also leaves when
    somebody's data are restricted, objected to or being erased, since the law or the person asks for just that
    (articles 12, 18(2), 19).
    """

    way: Way
    activity: str
    recipient: str
    country: str
    ground: str
    columns: frozenset[str]
    lawful: frozenset[str]
    terms: tuple[Terms, ...] | None
    is_activity: bool = True
    is_recipient: bool = True
    is_agreed: bool = True
    on_consent: bool = False
    wanted_abroad: bool = False
    despite_limits: bool = False


def to_partner(
    register: Register, activity: str, partner: str, columns: Collection[str] = (), *, despite_limits: bool = False
) -> Passage:
    """Say that data go to a partner for an activity: these columns, or all that the register gives to it."""
    found, known = register.activities.get(activity), register.partners.get(partner)
    given, agreed = _given_to(found, partner), agreed_columns(activity, partner, register)
    lawful = agreed or given
    return Passage(
        way=Way.PARTNER,
        activity=activity,
        recipient=partner,
        country=known.country if known else "",
        ground=found.basis.article if found else "",
        columns=frozenset(columns) or lawful,
        lawful=lawful,
        terms=_terms(known),
        is_activity=found is not None,
        is_recipient=known is not None and bool(given),
        is_agreed=bool(agreed),
        on_consent=found is not None and found.basis.article == "6(1)(a)",
        despite_limits=despite_limits,
    )


def passed_on(register: Register, partner: str, people: Collection[str]) -> Passage:
    """Say that a partner that may hold data of these kinds of people is told what happened to them (article 19)."""
    known, columns = register.partners.get(partner), register.activities["passing_on"].columns
    told = frozenset(name for name in columns if name.rpartition(".")[2] in {"known_as", "what", "fields"})
    return Passage(
        way=Way.PASSED_ON,
        activity="passing_on",
        recipient=partner,
        country=known.country if known else "",
        ground="19",
        columns=told,
        lawful=told,
        terms=_terms(known),
        is_recipient=known is not None and _may_hold(register, partner, people),
        despite_limits=True,
    )


def at_own_wish(
    register: Register, address: str, country: str, columns: Collection[str], *, wanted_abroad: bool = False
) -> Passage:
    """Say that a person has what they gave us sent to an address of their own choice (article 20(2)).

    To a ``country`` outside the European Economic Area it goes only when the person wants that after hearing what it
    means: explicit consent to this transfer (article 49(1)(a)).
    """
    given = frozenset(name for activity in register.activities.values() for name in activity.given)
    is_abroad = country not in EEA
    return Passage(
        way=Way.OWN_WISH,
        activity="rights",
        recipient=address,
        country=country,
        ground=ABROAD if is_abroad else "20(2)",
        columns=frozenset(columns),
        lawful=given,
        terms=None,
        wanted_abroad=is_abroad and wanted_abroad,
        despite_limits=True,
    )


def by_law(register: Register, claim: LegalClaim) -> Passage:
    """Say that an authority gets what it demanded on an article of law."""
    grounds = register.legal_grounds
    ground = grounds.articles[claim.article]
    return Passage(
        way=Way.LEGAL_CLAIM,
        activity="legal_claims",
        recipient=claim.issuer,
        country=HOME,
        ground=claim.article,
        columns=frozenset(claim.demanded),
        lawful=grounds.columns_of(ground),
        terms=None,
        is_recipient=claim.issuer in ground.issuers,
        despite_limits=True,
    )


def _given_to(activity: Activity | None, partner: str) -> frozenset[str]:
    if activity is None:
        return frozenset()
    return frozenset().union(*(activity.seen_by(each) for each in activity.recipients if each.who == partner))


def _may_hold(register: Register, partner: str, people: Collection[str]) -> bool:
    """Tell whether some activity about these kinds of people names the partner."""
    about = [each for each in register.activities.values() if not set(people).isdisjoint(each.people)]
    return any(recipient.who == partner for activity in about for recipient in activity.recipients)


def _terms(partner: Partner | None) -> tuple[Terms, ...]:
    return terms_with(partner) if partner else ()
