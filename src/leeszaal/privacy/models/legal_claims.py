"""Claims by police, justice and tax authority on somebody's data, and the two people who agree to hand them over."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from leeszaal.privacy.looks.door import Gathering
from leeszaal.privacy.looks.showing import ShowsPerson


class LegalClaim(ShowsPerson):
    """One claim on the data of one person: by whom, on which article, which columns, over which period.

    ``article`` and ``issuer`` are keys of the register's list of legal grounds. ``authorised`` tells that the written
    authorisation of the examining judge was shown. Until ``silent_until`` has come the person is told nothing.
    ``extract_hash`` is the SHA-256 of the one file that was handed over, in hexadecimal; the file itself is not kept.
    """

    person_field = "person_id"

    class State(models.TextChoices):
        """How far it is."""

        OPEN = "open"
        GIVEN = "given"
        REFUSED = "refused"

    article = models.CharField(max_length=20)
    issuer = models.CharField(max_length=40)
    authority = models.CharField(max_length=120)
    reference = models.CharField(max_length=60)
    authorised = models.BooleanField(default=False)
    person_kind = models.CharField(max_length=10)
    person_id = models.BigIntegerField()
    demanded = ArrayField(models.CharField(max_length=120))
    period_from = models.DateField()
    period_to = models.DateField()
    received_on = models.DateField()
    silent_until = models.DateField(null=True)
    state = models.CharField(max_length=7, choices=State.choices, default=State.OPEN)
    refused_because = models.CharField(max_length=1000, blank=True)
    taken_in_at = models.DateTimeField()
    taken_in_by = models.BigIntegerField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.BigIntegerField(null=True)
    extract_hash = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="claim_period_is_one", condition=Q(period_from__lte=F("period_to"))),
            models.CheckConstraint(
                name="claim_refused_with_its_reason", condition=~Q(state="refused") | ~Q(refused_because="")
            ),
            models.CheckConstraint(
                name="claim_closed_when_answered",
                condition=Q(state="open", closed_at=None) | (~Q(state="open") & Q(closed_at__isnull=False)),
            ),
        ]
        indexes = [
            models.Index(fields=["person_kind", "person_id"], name="claim_of_person"),
            models.Index(fields=["-received_on"], name="claim_latest"),
        ]

    def shows_in(self, gathered: Gathering) -> None:
        """Note the person, and that this look is not told where the law demands silence about the claim."""
        super().shows_in(gathered)
        if self.silent_until is not None:
            gathered.sealed.add(self.person_id)


class ClaimApproval(models.Model):
    """A staff member agrees, as privacy officer or as manager, that what was claimed is handed over."""

    class Part(models.TextChoices):
        """As which of the two."""

        PRIVACY = "privacy"
        MANAGER = "manager"

    claim = models.ForeignKey(LegalClaim, models.CASCADE, related_name="approvals")
    staff_id = models.BigIntegerField()
    part = models.CharField(max_length=7, choices=Part.choices)
    agreed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["claim", "part"], name="claim_agreed_once_in_each_part"),
            models.UniqueConstraint(fields=["claim", "staff_id"], name="claim_agreed_by_two_people"),
        ]
