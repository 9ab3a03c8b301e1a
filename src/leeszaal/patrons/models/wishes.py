"""What patrons like to hear about, and what the library writes to those who chose it."""

from django.db import models

from leeszaal.patrons.models.people import Patron


class Interest(models.Model):
    """A subject that a patron stated to be interested in."""

    patron = models.ForeignKey(Patron, models.CASCADE, related_name="interests")
    subject = models.CharField(max_length=20)
    stated_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["patron", "subject"], name="one_interest_per_subject")]


class Mailing(models.Model):
    """One mailing of the library: its words in both languages, and for which activity of the register it goes out.

    ``part`` narrows whom it is for: a subject of interest, or a genre or material of the profile; empty is everybody
    of the activity. The numbers count people: told when it was compiled, left out when their basis
    ended before it left.
    """

    activity = models.CharField(max_length=40)
    part = models.CharField(max_length=60, blank=True)
    subject_nl = models.CharField(max_length=120)
    subject_en = models.CharField(max_length=120)
    text_nl = models.TextField()
    text_en = models.TextField()
    written_at = models.DateTimeField()
    released_at = models.DateTimeField(null=True, blank=True)
    compiled_at = models.DateTimeField(null=True, blank=True)
    addressed = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-id"]
