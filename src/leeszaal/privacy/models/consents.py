"""The ledger of consent (articles 7 and 8): what was asked in which words, who said yes or no, when and how."""

from django.db import models
from django.db.models import Q


class ConsentText(models.Model):
    """One version of the words that people are shown when they are asked, in one language; it never changes.

    ``digest`` is the SHA-256 of the words, by which a version is known.
    """

    activity = models.CharField(max_length=40)
    language = models.CharField(max_length=2)
    text = models.TextField()
    digest = models.CharField(max_length=64)
    first_shown_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["activity", "language", "digest"], name="one_text_of_a_version")]


class ConsentLine(models.Model):
    """One line of the ledger; the last line of a person about an activity says how it stands.

    Lines are only added: the database refuses to change one, and lets only a term of the register erase it. What a
    guardian said holds until the day ``lapses_on``, on which the child decides alone.
    """

    class What(models.TextChoices):
        """What was said. Asked: a message waits to be answered from the person's own mailbox."""

        ASKED = "asked"
        GIVEN = "given"
        WITHDRAWN = "withdrawn"

    class How(models.TextChoices):
        """By which way; the last three are of the program: chosen before there was a ledger, came of age, erased."""

        OWN_PAGE = "own page"
        AT_DESK = "desk"
        PAPER = "paper"
        TELEPHONE = "telephone"
        LINK = "link"
        BEFORE = "before"
        OF_AGE = "of age"
        ERASED = "erased"

    class By(models.TextChoices):
        """Whose word it was."""

        PERSON = "person"
        GUARDIAN = "guardian"
        LAW = "law"

    person_kind = models.CharField(max_length=10)
    person_id = models.BigIntegerField()
    activity = models.CharField(max_length=40)
    what = models.CharField(max_length=9, choices=What.choices)
    at = models.DateTimeField()
    text = models.ForeignKey(ConsentText, models.PROTECT, null=True, related_name="lines")
    how = models.CharField(max_length=9, choices=How.choices)
    by = models.CharField(max_length=8, choices=By.choices)
    guardian_id = models.BigIntegerField(null=True)
    noted_by = models.BigIntegerField(null=True)
    lapses_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["activity", "person_kind", "person_id", "-id"], name="consent_last_line")]
        constraints = [
            models.CheckConstraint(
                name="consent_of_guardian_names_one",
                condition=(Q(by="guardian") & Q(guardian_id__isnull=False)) | (~Q(by="guardian") & Q(guardian_id=None)),
            )
        ]
