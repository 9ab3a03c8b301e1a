"""Pictures made at events: how they were announced, who agreed, who objects, and where they are shown.

What could go wrong: a close-up of somebody who never agreed is published, or one that should be gone is still there. So
a trigger refuses a publication when fewer people agreed than can be recognised, while somebody objects, or when the
picture was not announced; and who agreed can take that back, which asks for removal at once.
"""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from leeszaal.privacy.encryption import EncryptedTextField
from leeszaal.privacy.looks.showing import ShowsPerson

LARGEST_BYTES = 5_000_000


class Picture(models.Model):
    """A picture; ``recognisable`` counts the people in close-up (none in a picture of a crowd).

    The file is kept here (``content``), or elsewhere at ``kept_at``.
    """

    class Announced(models.TextChoices):
        """How visitors knew beforehand that pictures are made."""

        NOT = ""
        SIGN = "sign"
        INVITATION = "invitation"
        ALOUD = "aloud"

    event = models.CharField(max_length=120)
    taken_on = models.DateField()
    place = models.CharField(max_length=120)
    announced = models.CharField(max_length=10, choices=Announced.choices, blank=True)
    photographer = models.CharField(max_length=80, blank=True)
    recognisable = models.PositiveSmallIntegerField(default=0)
    content = models.BinaryField(null=True, blank=True)
    content_type = models.CharField(max_length=20, blank=True)
    kept_at = models.CharField(max_length=300, blank=True)
    taken_down_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["-taken_on"], name="picture_latest")]


class PictureConsent(ShowsPerson):
    """That somebody agreed to a close-up: a patron, or somebody by name; a guardian for who is under 16."""

    person_field = "person_id"

    class How(models.TextChoices):
        """How it was given."""

        SIGNED = "signed"
        EMAIL = "e-mail"
        SPOKEN = "spoken"

    picture = models.ForeignKey(Picture, models.CASCADE, related_name="consents")
    person_kind = models.CharField(max_length=10, blank=True)
    person_id = models.BigIntegerField(null=True, blank=True)
    name = EncryptedTextField(purpose="privacy.PictureConsent.name", null=True, blank=True)
    by_guardian = models.BooleanField(default=False)
    how = models.CharField(max_length=7, choices=How.choices)
    given_on = models.DateField()
    withdrawn_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="picture_consent_is_of_somebody",
                condition=Q(person_id__isnull=False) | Q(name__isnull=False),
            ),
            models.CheckConstraint(
                name="picture_consent_ends_after_it_began",
                condition=Q(withdrawn_on=None) | Q(withdrawn_on__gte=F("given_on")),
            ),
        ]
        indexes = [models.Index(fields=["person_kind", "person_id"], name="picture_consent_of_person")]


class PictureObjection(models.Model):
    """Somebody wants a picture gone. No log-in is needed, so which picture it is may have to be found first."""

    class Outcome(models.TextChoices):
        """How it ended."""

        OPEN = ""
        TAKEN_DOWN = "taken down"
        REFUSED = "refused"

    id = models.UUIDField(primary_key=True, default=uuid4)
    picture = models.ForeignKey(Picture, models.CASCADE, null=True, blank=True, related_name="objections")
    words = EncryptedTextField(purpose="privacy.PictureObjection.words")
    contact = EncryptedTextField(purpose="privacy.PictureObjection.contact", null=True, blank=True)
    received_at = models.DateTimeField()
    due_on = models.DateField()
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    answer = models.CharField(max_length=1000, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="picture_objection_is_closed_at_a_moment", condition=Q(outcome="") ^ Q(closed_at__isnull=False)
            ),
            models.CheckConstraint(
                name="picture_objection_is_refused_with_reasons", condition=~Q(outcome="refused") | ~Q(answer="")
            ),
        ]
        indexes = [models.Index(fields=["due_on"], name="picture_objection_open", condition=Q(outcome=""))]


class Publication(models.Model):
    """Where a picture is shown to the public, until which day, and when it was really removed."""

    picture = models.ForeignKey(Picture, models.CASCADE, related_name="publications")
    shown_at = models.CharField(max_length=300)
    since = models.DateField()
    until = models.DateField()
    removed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="publication_ends_after_it_began", condition=Q(until__gte=F("since"))),
            models.CheckConstraint(
                name="publication_is_removed_after_it_began",
                condition=Q(removed_on=None) | Q(removed_on__gte=F("since")),
            ),
        ]
        indexes = [models.Index(fields=["until"], name="publication_standing", condition=Q(removed_on=None))]
