"""Notes of the desk on a patron: rarely needed, short-lived, and never hidden from the person."""

from django.db import models

from leeszaal.privacy.encryption import EncryptedTextField
from leeszaal.privacy.looks.showing import ShowsPerson


class Note(ShowsPerson):
    """What a colleague must know to help somebody further. The person reads it too, from the moment it is written."""

    class Kind(models.TextChoices):
        """What it is about."""

        QUESTION = "question"
        COMPLAINT = "complaint"
        AGREEMENT = "agreement"

    patron = models.ForeignKey("patrons.Patron", models.CASCADE, related_name="notes")
    kind = models.CharField(max_length=9, choices=Kind.choices)
    text = EncryptedTextField(purpose="patrons.Note.text")
    written_at = models.DateTimeField()
    written_by = models.ForeignKey("login.StaffMember", models.SET_NULL, null=True, related_name="+")
