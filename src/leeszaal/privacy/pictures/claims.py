"""How pictures, consents to close-ups and objections keep their entries of the register."""

from django.db.models import Exists, F, OuterRef, Q

from leeszaal.privacy.claims import Claims, Ending, Obstacle, Start, Trail
from leeszaal.privacy.days import day_of
from leeszaal.privacy.erasing import erase
from leeszaal.privacy.models import Picture, PictureConsent, PictureObjection, Publication
from leeszaal.privacy.pictures.deciding import DECISIONS
from leeszaal.privacy.pictures.proofs import PROOF

_PUBLISHED = Exists(Publication.objects.filter(picture=OuterRef("pk"), removed_on=None))
_ITS_PICTURE_IS = Exists(Publication.objects.filter(picture=OuterRef("picture"), removed_on=None))

PICTURES = Claims(
    trails=(
        Trail("privacy.Picture", "visitor"),
        Trail("privacy.Publication", "visitor"),
        Trail("privacy.PictureObjection", "visitor"),
        Trail("privacy.PictureConsent", "visitor"),
        Trail("privacy.PictureConsent", "patron", "person_id"),
    ),
    starts=(
        Start("when the picture was taken", Picture, F("taken_on")),
        Start("when the picture was taken", PictureConsent, F("picture__taken_on")),
        Start("when the objection to the picture was answered", PictureObjection, day_of("closed_at")),
    ),
    unless=(
        Obstacle("the picture is still published", Picture, _PUBLISHED),
        Obstacle("the picture is still published", PictureConsent, _ITS_PICTURE_IS),
    ),
    then=(
        Ending(
            "erase the picture",
            Picture,
            Q(),
            frozenset(model._meta.label for model in (Picture, PictureConsent, Publication)),
            erase,
        ),
        Ending("erase the consent to the picture", PictureConsent, Q(), frozenset({"privacy.PictureConsent"}), erase),
        Ending(
            "erase the objection to the picture",
            PictureObjection,
            Q(closed_at__isnull=False),
            frozenset({"privacy.PictureObjection"}),
            erase,
        ),
    ),
    decisions=DECISIONS,
    proofs=(PROOF,),
)
