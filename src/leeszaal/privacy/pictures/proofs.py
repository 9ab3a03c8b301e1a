"""The live proof about pictures: those that are shown, against consents, objections and the day until which."""

from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Q

from leeszaal.privacy.live_proof import Figures, LiveProof
from leeszaal.privacy.models import PictureObjection, Publication
from leeszaal.privacy.register import Register, Words


def _shown(register: Register, on: date) -> Figures:
    """Count publications that stand, and those that should not.

    One that waits for removal within its time is not wrong yet: it is when the month of the objection is over.
    """
    late = PictureObjection.objects.filter(picture=OuterRef("picture"), outcome="", due_on__lt=on)
    standing = Count("picture__consents", filter=Q(picture__consents__withdrawn_on=None), distinct=True)
    shown = Publication.objects.filter(removed_on=None).annotate(standing=standing, waits=Exists(late))
    asked = Exists(PictureObjection.objects.filter(picture=OuterRef("picture"), outcome=""))
    wrong = shown.filter(
        Q(waits=True)
        | Q(picture__taken_down_at__isnull=False)
        | Q(picture__announced="")
        | (Q(standing__lt=F("picture__recognisable")) & ~asked)
    )
    return Figures(shown.count(), wrong.count())


PROOF = LiveProof(
    "IMG-1",
    Words(
        "{checked} geplaatste foto's, {failed} zonder aankondiging of toestemming, of te lang na een bezwaar",
        "{checked} pictures published, {failed} unannounced, without consent, or too long after an objection",
    ),
    _shown,
)
