"""Questions and complaints of patrons, with the answers."""

from django.db import models
from django.db.models import Q

from leeszaal.privacy.encryption import EncryptedTextField
from leeszaal.privacy.looks.showing import ShowsPerson


class Question(ShowsPerson):
    """What a patron asks or complains of, and the library's answer, which is due on ``due_on`` at the latest.

    ``about_privacy`` says that the privacy officer answers it instead of the desk.
    """

    class Kind(models.TextChoices):
        """What it is."""

        QUESTION = "question"
        COMPLAINT = "complaint"

    class Intake(models.TextChoices):
        """By which way it came in."""

        OWN_PAGE = "own page"
        DESK = "desk"

    patron = models.ForeignKey("patrons.Patron", models.CASCADE, related_name="questions")
    kind = models.CharField(max_length=9, choices=Kind.choices)
    about_privacy = models.BooleanField(default=False)
    text = EncryptedTextField(purpose="patrons.Question.text")
    intake = models.CharField(max_length=8, choices=Intake.choices)
    asked_at = models.DateTimeField()
    due_on = models.DateField()
    answer = EncryptedTextField(purpose="patrons.Question.answer", null=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey("login.StaffMember", models.SET_NULL, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["due_on"], name="question_waits", condition=Q(answered_at=None))]
