"""The ledger of what left the house: which data, about whom, when, to whom, on what ground. Never the data themselves.

A line is only ever added, before anything leaves; later it is told once how it went. The database refuses all else.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from leeszaal.privacy.looks.door import Gathering
from leeszaal.privacy.looks.showing import ShowsPerson
from leeszaal.privacy.models.legal_claims import LegalClaim


class DisclosureMatter(models.Model):
    """What many lines of the ledger share: for which activity which columns went to whom, and on what ground.

    ``way`` tells what kind of recipient it is, ``recipient`` who: the key of a partner, of an authority in the list of
    legal grounds, or the address of an organisation that the person chose. ``digest`` (SHA-256, in hexadecimal) makes
    it one row.
    """

    class Way(models.TextChoices):
        """On which way it left."""

        PARTNER = "partner"
        PASSED_ON = "passed_on"
        OWN_WISH = "own_wish"
        LEGAL_CLAIM = "claim"

    way = models.CharField(max_length=9, choices=Way.choices)
    activity = models.CharField(max_length=40)
    recipient = models.CharField(max_length=120)
    country = models.CharField(max_length=2, blank=True)
    ground = models.CharField(max_length=20)
    columns = ArrayField(models.CharField(max_length=120))
    digest = models.CharField(max_length=64, unique=True)


class Disclosure(ShowsPerson):
    """One person's data went to one recipient. Nobody is named when the person was erased before.

    Until ``sealed_until`` has come the person is not told, where the law demands that silence.
    """

    person_field = "person_id"

    class Outcome(models.TextChoices):
        """How it went: still on its way, taken by the recipient, refused by it, or it never left."""

        GOING = "going"
        SENT = "sent"
        REFUSED = "refused"
        FAILED = "failed"

    matter = models.ForeignKey(DisclosureMatter, models.PROTECT, related_name="disclosures")
    person_kind = models.CharField(max_length=10)
    person_id = models.BigIntegerField(null=True)
    at = models.DateTimeField()
    outcome = models.CharField(max_length=7, choices=Outcome.choices, default=Outcome.GOING)
    settled_at = models.DateTimeField(null=True)
    sealed_until = models.DateField(null=True)
    claim = models.ForeignKey(LegalClaim, models.CASCADE, null=True, related_name="disclosures")

    def shows_in(self, gathered: Gathering) -> None:
        """Note the person, and that this look is not told where the person is not told of the disclosure either."""
        super().shows_in(gathered)
        if self.sealed_until is not None and self.person_id is not None:
            gathered.sealed.add(self.person_id)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="disclosure_settled",
                condition=Q(outcome="going", settled_at=None) | (~Q(outcome="going") & Q(settled_at__gte=F("at"))),
            ),
        ]
        indexes = [
            models.Index(fields=["person_kind", "person_id", "-at"], name="disclosure_of_person"),
            models.Index(fields=["-at"], name="disclosure_latest"),
        ]
