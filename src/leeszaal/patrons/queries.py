"""Questions about patrons."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet
from django.db.models.functions import Lower

from leeszaal.common.barcodes import normalise_barcode
from leeszaal.common.periods import add_months
from leeszaal.login.colleagues import unseen_by_colleagues
from leeszaal.patrons.details import Details
from leeszaal.patrons.models import (
    Address,
    Block,
    Card,
    Membership,
    Note,
    Patron,
    PatronChange,
    Question,
    SubscriptionKind,
)
from leeszaal.patrons.rules.categories import Offer, suits
from leeszaal.patrons.rules.membership import GUARDED_UNTIL, Term, age_on
from leeszaal.privacy.restriction import without_restricted

SHARING_AN_ADDRESS = 5
"""So many patrons may have the same e-mail address (a family) and still log in with it."""


NOT_FOR_SIGNING_IN = tuple(
    field.name for field in Patron._meta.concrete_fields if field.name not in ("id", "user", "state", "email")
)
"""What logging in need not know, and cannot read."""


def patrons_by_identifier(identifier: str) -> list[Patron]:
    """Give who may be meant by a card number in use or an e-mail address, with their log-in; at most five.

    A card that was lost or ended leads to nobody, and so does somebody who left for good.
    """
    present = Patron.objects.exclude(state=Patron.State.ENDED).select_related("user").order_by("id")
    present = present.defer(*NOT_FOR_SIGNING_IN)
    if "@" in identifier:
        sharing = present.alias(address=Lower("email")).filter(address=identifier.strip().lower()).exclude(email="")
        return list(sharing[:SHARING_AN_ADDRESS])
    card = Q(cards__number=normalise_barcode(identifier), cards__state=Card.State.ACTIVE)
    return list(present.filter(card)[:1])


def patron_by_card(card_number: str, born_on: date) -> int | None:
    """Give the id of the patron with this card in use and this birthday; both, so that a guess tells nothing."""
    card = Q(cards__number=normalise_barcode(card_number), cards__state=Card.State.ACTIVE)
    return Patron.objects.filter(card, state=Patron.State.ACTIVE, born_on=born_on).values_list("id", flat=True).first()


def details_of(patron: Patron) -> Details:
    """Give what is known about a patron, as it stands in the form."""
    home = Address.objects.filter(patron=patron, kind=Address.Kind.HOME).first() or Address(house_number=0)
    return Details(
        given_names=patron.given_names,
        prefix=patron.prefix,
        family_name=patron.family_name,
        sex=patron.sex,
        born_on=patron.born_on,
        email=patron.email,
        language=patron.language,
        phones=tuple(patron.phones.values_list("number", flat=True)),
        street=home.street,
        house_number=home.house_number,
        addition=home.addition,
        postcode=home.postcode,
        town=home.town,
        country=home.country,
    )


def children_of(guardian_id: int, today: date) -> QuerySet[Patron]:
    """Give the children for whom a patron answers today: under sixteen, and not left for good."""
    children = Patron.objects.filter(
        guardians__guardian_id=guardian_id,
        guardians__until_on=None,
        born_on__gt=add_months(today, -12 * GUARDED_UNTIL),
    ).exclude(state=Patron.State.ENDED)
    return without_restricted(children, "pk")


def guardians_of(child_id: int) -> QuerySet[Patron]:
    """Give who answers for a child."""
    return without_restricted(Patron.objects.filter(children__child_id=child_id, children__until_on=None), "pk")


def membership_terms(patron_id: int) -> list[Term]:
    """Give all memberships of a patron as plain terms."""
    rows = Membership.objects.filter(patron_id=patron_id).values_list("starts_on", "ends_on", "ended_early_on")
    return [Term(*row) for row in rows]


def latest_membership(patron_id: int) -> Membership | None:
    """Give the membership that ends last, with its kind."""
    return Membership.objects.filter(patron_id=patron_id).select_related("kind").order_by("-ends_on").first()


def kinds_for(born_on: date, today: date) -> list[SubscriptionKind]:
    """Give the subscriptions that somebody of this birthday may take."""
    age = age_on(born_on, today)
    kinds = SubscriptionKind.objects.select_related("category")
    return [kind for kind in kinds if suits(Offer(kind.pk, kind.category_id, kind.min_age, kind.max_age), age)]


def standing_blocks(patron_id: int, today: date) -> QuerySet[Block]:
    """Give the blocks that stop a patron today, the oldest first."""
    standing = Block.objects.filter(patron_id=patron_id, lifted_at=None).select_related("set_by")
    standing = standing.defer(*unseen_by_colleagues("set_by"))
    return standing.filter(Q(until_on=None) | Q(until_on__gte=today)).order_by("set_at")


def pending_patrons() -> QuerySet[Patron]:
    """Give who enrolled online and waits for the desk, the oldest first."""
    waiting = without_restricted(Patron.objects.filter(state=Patron.State.PENDING), "pk")
    return waiting.select_related("wanted_kind", "home_branch").order_by("enrolled_at")


def questions_for_desk() -> QuerySet[Question]:
    """Give what the desk has to answer: not what is the privacy officer's, nor of whom the data are restricted."""
    return without_restricted(Question.objects.filter(answered_at=None, about_privacy=False), "patron_id")


def card_in_use(patron_id: int) -> Card | None:
    """Give the card that a patron has in use."""
    return Card.objects.filter(patron_id=patron_id, state=Card.State.ACTIVE).first()


def patrons_of_cards(numbers: Iterable[str]) -> list[int]:
    """Give the patrons of cards, lost and ended ones too."""
    return list(Card.objects.filter(number__in=set(numbers)).values_list("patron_id", flat=True))


def notes_of(patron_id: int) -> QuerySet[Note]:
    """Give the notes on a patron with who wrote them, for the desk, the latest first."""
    written = Note.objects.filter(patron_id=patron_id).select_related("written_by").order_by("-written_at")
    return written.defer(*unseen_by_colleagues("written_by"))


def own_notes_of(patron_id: int) -> QuerySet[Note]:
    """Give the notes on a patron for themselves, the latest first; not who wrote them."""
    return Note.objects.filter(patron_id=patron_id).defer("written_by").order_by("-written_at")


def noted_blocks_of(patron_id: int) -> QuerySet[Block]:
    """Give the blocks of a patron with words of whoever set them, the latest first; not who that was."""
    return (
        Block.objects.filter(patron_id=patron_id).exclude(note="").only("patron", "note", "set_at").order_by("-set_at")
    )


def changes_of(patron_id: int) -> QuerySet[PatronChange]:
    """Give the history of changes of a patron, the latest first."""
    return PatronChange.objects.filter(patron_id=patron_id).order_by("-changed_at")
