"""What recipients must be told of a person's data: that they were erased, corrected or restricted (article 19)."""

from django.db import models

from leeszaal.privacy.encryption import EncryptedTextField
from leeszaal.privacy.looks.showing import ShowsPerson


class PassingOn(ShowsPerson):
    """One recipient is to be told one thing about one person.

    ``known_as`` is by which number the recipient knows the person; it goes when the matter is closed, and so does
    ``person_id`` when the person was erased. ``fields`` names the columns, never what is in them.
    """

    person_field = "person_id"

    class What(models.TextChoices):
        """What happened to the data."""

        ERASED = "erased"
        CORRECTED = "corrected"
        RESTRICTED = "restricted"
        RELEASED = "released"

    class State(models.TextChoices):
        """How far the recipient is; who holds nothing of this person need not be told, and must not be."""

        TO_DO = "to_do"
        SENT = "sent"
        RECEIVED = "received"
        NOT_REACHED = "unreached"
        NOT_HELD = "not_held"

    person_kind = models.CharField(max_length=10)
    person_id = models.BigIntegerField(null=True)
    known_as = EncryptedTextField(purpose="privacy.PassingOn.known_as", null=True)
    partner = models.CharField(max_length=40)
    what = models.CharField(max_length=10, choices=What.choices)
    fields = models.JSONField(default=list)
    state = models.CharField(max_length=9, choices=State.choices, default=State.TO_DO)
    made_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["person_kind", "person_id"], name="passing_on_of_person"),
            models.Index(fields=["made_at"], name="passing_on_open", condition=models.Q(closed_at=None)),
        ]
