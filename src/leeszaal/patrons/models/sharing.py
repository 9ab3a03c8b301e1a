"""Who lets whom use their pages."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q


class Share(models.Model):
    """One patron, the asker, may use pages of another, the sharer: those in ``scopes``, to and including ``until_on``.

    While it is asked, ``until_on`` is the last day on which it can be accepted, and there is no sharer: who was asked
    stands in a `ShareQuestion`, if the card led to anybody. So neither the asker nor a copy of the asker's data tells
    whether a card exists, or whether somebody said no. ``called`` is what the asker calls the other.
    """

    class State(models.TextChoices):
        """How far it is."""

        ASKED = "asked"
        ACCEPTED = "accepted"
        ENDED = "ended"

    class Scope(models.TextChoices):
        """What the asker may do; each is a tick of its own."""

        LOANS = "loans"
        RENEW = "renew"
        HOLDS = "holds"
        CHARGES = "charges"
        HISTORY = "history"

    class By(models.TextChoices):
        """Who answered it or ended it."""

        ASKER = "asker"
        SHARER = "sharer"
        GUARDIAN = "guardian"
        DESK = "desk"
        DAY = "day"

    asker = models.ForeignKey("patrons.Patron", models.CASCADE, related_name="shares_asked")
    sharer = models.ForeignKey("patrons.Patron", models.CASCADE, null=True, blank=True, related_name="shares_given")
    called = models.CharField(max_length=40)
    scopes = ArrayField(models.CharField(max_length=10, choices=Scope.choices), default=list)
    state = models.CharField(max_length=10, choices=State.choices, default=State.ASKED)
    until_on = models.DateField()
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_side = models.CharField(max_length=10, choices=By.choices, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_side = models.CharField(max_length=10, choices=By.choices, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["asker", "sharer"], name="one_share_per_pair", condition=Q(state="accepted")
            ),
            models.CheckConstraint(name="nobody_shares_with_oneself", condition=~Q(asker=F("sharer"))),
        ]
        indexes = [models.Index(fields=["until_on"], name="share_by_end", condition=Q(state__in=["asked", "accepted"]))]


class ShareQuestion(models.Model):
    """Whom a request to share was put to, until that person says yes or no."""

    share = models.OneToOneField(Share, models.CASCADE, related_name="question")
    patron = models.ForeignKey("patrons.Patron", models.CASCADE, related_name="share_questions")
