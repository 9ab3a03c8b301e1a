"""Restriction of processing (article 18): whose data are stored and nothing else, and who opened them nevertheless."""

from django.db import models
from django.db.models import F, Q

from leeszaal.privacy.looks.showing import ShowsPerson


class Restriction(ShowsPerson):
    """From ``since`` until ``lifted_at`` the data of one person are stored and nothing else.

    At most one stands at a time. ``told_at`` is when the person was told that it will be lifted, which comes before the
    lifting itself (18(3)).
    """

    person_field = "person_id"

    class Ground(models.TextChoices):
        """Why the person may ask it, by the letter of article 18(1)."""

        ACCURACY = "18(1)(a)"
        UNLAWFUL = "18(1)(b)"
        CLAIMS = "18(1)(c)"
        OBJECTION = "18(1)(d)"

    person_kind = models.CharField(max_length=10)
    person_id = models.BigIntegerField()
    since = models.DateTimeField()
    ground = models.CharField(max_length=8, choices=Ground.choices)
    actor_kind = models.CharField(max_length=10)
    actor_id = models.BigIntegerField(null=True)
    told_at = models.DateTimeField(null=True)
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person_kind", "person_id"], name="one_restriction_stands", condition=Q(lifted_at=None)
            ),
            models.CheckConstraint(
                name="told_before_lifted", condition=Q(lifted_at=None) | Q(told_at__lte=F("lifted_at"))
            ),
        ]
        indexes = [models.Index(fields=["person_kind", "person_id"], name="restriction_of_person")]


class Opening(models.Model):
    """A staff member looks at restricted data for a while, for one of the reasons that article 18(2) leaves."""

    class Reason(models.TextChoices):
        """What article 18(2) allows."""

        CONSENT = "consent"
        CLAIMS = "claims"
        OTHERS = "others"
        PUBLIC_INTEREST = "interest"

    restriction = models.ForeignKey(Restriction, models.CASCADE, related_name="openings")
    opened_at = models.DateTimeField()
    until = models.DateTimeField()
    reason = models.CharField(max_length=8, choices=Reason.choices)
    note = models.CharField(max_length=200)
    staff_id = models.BigIntegerField()
