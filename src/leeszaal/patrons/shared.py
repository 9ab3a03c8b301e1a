"""Questions about sharing: who may use whose pages today, for what, and which requests wait."""

from datetime import date

from django.db.models import Q, QuerySet

from leeszaal.patrons.models import Patron, Share, ShareQuestion
from leeszaal.patrons.queries import children_of
from leeszaal.patrons.rules.sharing import Answerer, Standing, keeps_reading, may, who_answers
from leeszaal.privacy.declared import register
from leeszaal.privacy.restriction import is_restricted


def standing_towards(patron: Patron, asker_id: int, today: date) -> Standing:
    """Tell how somebody stands to a patron whose pages these are: as guardian, and by what is shared today."""
    age = register().library.own_reading_from
    return Standing(
        is_guardian=children_of(asker_id, today).filter(pk=patron.pk).exists(),
        shows_reading=not keeps_reading(patron.born_on, today, age),
        scopes=scopes_between(asker_id, patron.pk, today),
    )


def scopes_between(asker_id: int, sharer_id: int, today: date) -> tuple[str, ...]:
    """Give what is shared today between two; nothing while the data of the sharer are restricted (article 18)."""
    share = standing_shares(today).filter(asker_id=asker_id, sharer_id=sharer_id).first()
    return tuple(share.scopes) if share and not is_restricted(sharer_id) else ()


def is_allowed(scope: str, asker_id: int, patron_id: int, today: date) -> bool:
    """Tell whether somebody may do this on pages of a patron: on one's own everything."""
    if asker_id == patron_id:
        return True
    patron = Patron.objects.filter(pk=patron_id).exclude(state=Patron.State.ENDED).first()
    return patron is not None and may(scope, standing_towards(patron, asker_id, today))


def standing_shares(today: date) -> QuerySet[Share]:
    """Give what is shared today."""
    return Share.objects.filter(state=Share.State.ACCEPTED, until_on__gte=today)


def shared_with(asker_id: int, today: date) -> QuerySet[Share]:
    """Give what others share with a patron today."""
    return standing_shares(today).filter(asker_id=asker_id).order_by("called", "pk")


def shared_by(patron_id: int, today: date) -> QuerySet[Share]:
    """Give what a patron shares with others today, and what is shared for the children that one answers for."""
    whose = Q(sharer_id=patron_id) | Q(sharer__in=children_of(patron_id, today))
    return standing_shares(today).filter(whose).exclude(asker_id=patron_id).order_by("pk")


def own_requests(asker_id: int, today: date) -> QuerySet[Share]:
    """Give the requests of a patron that nobody agreed to yet, whether there is anybody or not."""
    waiting = Share.objects.filter(asker_id=asker_id, state=Share.State.ASKED, until_on__gte=today)
    return waiting.order_by("asked_at")


def questions_for(patron_id: int, today: date) -> list[ShareQuestion]:
    """Give the questions that a patron decides about: of one's own pages, and of children under sixteen."""
    children = {child.pk: child for child in children_of(patron_id, today)}
    waiting = ShareQuestion.objects.filter(Q(patron_id=patron_id) | Q(patron_id__in=children))
    waiting = waiting.filter(share__until_on__gte=today).exclude(share__asker_id=patron_id).select_related("share")
    return [question for question in waiting.order_by("pk") if _decides(question, patron_id, children, today)]


def _decides(question: ShareQuestion, patron_id: int, children: dict[int, Patron], today: date) -> bool:
    own = question.patron_id == patron_id
    patron = Patron.objects.get(pk=patron_id) if own else children[question.patron_id]
    return (answerer_of(question, patron, today) is Answerer.SHARER) is own


def answerer_of(question: ShareQuestion, patron: Patron, today: date) -> Answerer:
    """Tell who decides about a question that was put to a patron."""
    asks = patron.guardians.filter(guardian_id=question.share.asker_id, until_on=None).exists()
    return who_answers(patron.born_on, today, asker_is_guardian=asks)


def names_of(people: QuerySet[Patron]) -> dict[int, str]:
    """Give how people are called, by their number; asked in the role of the family, it holds only who may be named."""
    rows = people.values_list("pk", "given_names", "prefix", "family_name")
    return {pk: " ".join(part for part in parts if part) for pk, *parts in rows}
