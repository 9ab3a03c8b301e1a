"""Who agreed to a close-up, and took that back: then the picture must be removed wherever it is shown."""

from datetime import date, datetime

from django.db import transaction

from leeszaal.privacy.models import Picture, PictureConsent
from leeszaal.privacy.pictures.objecting import object_to
from leeszaal.privacy.pictures.problems import PictureError, Problem

PATRON = "patron"


def consent(
    picture: Picture,
    how: PictureConsent.How,
    given_on: date,
    *,
    today: date,
    patron_id: int | None = None,
    name: str = "",
    by_guardian: bool = False,
) -> PictureConsent:
    """Write down who agreed to be shown in close-up: a patron by number, or somebody by name.

    Raises PictureError for a day that is still to come.
    """
    if given_on > today:
        raise PictureError({"given_on": Problem.TO_COME})
    return PictureConsent.objects.create(
        picture=picture,
        person_kind=PATRON if patron_id else "",
        person_id=patron_id,
        name=name or None,
        by_guardian=by_guardian,
        how=how,
        given_on=given_on,
    )


@transaction.atomic
def withdraw(given: PictureConsent, words: str, *, today: date, now: datetime) -> PictureConsent:
    """Take a consent back; where the picture is shown, its removal waits from this moment with a last day.

    ``words`` tell the privacy officer what it is about, without naming anybody.
    """
    given.withdrawn_on = max(today, given.given_on)
    given.save(update_fields=["withdrawn_on"])
    if given.picture.publications.filter(removed_on=None).exists():
        object_to(words, "", now=now, picture=given.picture)
    return given
