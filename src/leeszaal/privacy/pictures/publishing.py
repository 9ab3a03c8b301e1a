"""Showing a picture to the public, and noting that it was removed."""

from datetime import date

from django.db import transaction

from leeszaal.privacy.models import Picture, PictureObjection, Publication
from leeszaal.privacy.pictures.problems import PictureError, Problem


def against(picture: Picture) -> frozenset[Problem]:
    """Give every reason for which a picture may not be published; none when it may. The database knows the same."""
    consents = list(picture.consents.all())
    standing = sum(consent.withdrawn_on is None for consent in consents)
    found = {
        Problem.NOT_ANNOUNCED: not picture.announced,
        Problem.NO_CONSENT: standing < picture.recognisable,
        Problem.WITHDRAWN: standing < len(consents),
        Problem.OBJECTED: picture.objections.filter(outcome=PictureObjection.Outcome.OPEN).exists(),
        Problem.TAKEN_DOWN: picture.taken_down_at is not None,
    }
    return frozenset(problem for problem, holds in found.items() if holds)


@transaction.atomic
def publish(picture_id: int, shown_at: str, since: date, until: date) -> Publication:
    """Note where a picture is published and until when.

    Raises PictureError with every reason against it.
    """
    picture = Picture.objects.select_for_update().defer("content").get(pk=picture_id)
    problems = {str(n): problem for n, problem in enumerate(sorted(against(picture)))}
    if until < since:
        problems["until"] = Problem.ENDS_EARLY
    if problems:
        raise PictureError(problems)
    return Publication.objects.create(picture=picture, shown_at=shown_at, since=since, until=until)


def remove(publication: Publication, today: date) -> Publication:
    """Note that a picture is no longer shown at a place, or will not be where it was to be shown later."""
    publication.removed_on = max(today, publication.since)
    publication.save(update_fields=["removed_on"])
    return publication


def still_shown(picture: Picture) -> bool:
    """Tell whether a picture is shown somewhere, as far as noted."""
    return picture.publications.filter(removed_on=None).exists()
