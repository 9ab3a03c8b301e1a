"""What stays to prove that terms are carried out, who agreed to a large round, and how far erasing has come.

None of it says anything about the people who were erased: a proof holds numbers, a mark holds one number.
"""

from uuid import uuid4

from django.db import models
from django.db.models import Q


class Proof(models.Model):
    """What was erased, in numbers, chained to the proof before it: by the rules of one night, or at a person's request.

    The body of a night has ``rules``, that of a request ``erasure``. ``hash`` is the SHA-256, in hexadecimal, of the
    canonical text of number, moment, ``previous`` and ``body``. The database refuses that one is changed or removed.
    """

    number = models.BigIntegerField(primary_key=True)
    made_at = models.DateTimeField()
    body = models.JSONField()
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["number"]
        indexes = [models.Index(fields=["-made_at"], name="proof_latest")]

    @property
    def is_of_a_night(self) -> bool:
        """Tell whether it proves a nightly round, and not an erasure at a person's request."""
        return "rules" in self.body

    @property
    def ended(self) -> int:
        """Count the rows that were ended."""
        if self.is_of_a_night:
            return sum(rule["ended"] for rule in self.body["rules"])
        return sum(self.body["erasure"]["ended"].values())


class Approval(models.Model):
    """A staff member agrees that one rule may end this many rows in one night. A large round takes two people."""

    activity = models.CharField(max_length=40)
    starts = models.CharField(max_length=120)
    then = models.CharField(max_length=120)
    rows = models.PositiveBigIntegerField()
    staff_id = models.BigIntegerField()
    approved_at = models.DateTimeField()
    used_in = models.BigIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "starts", "then", "staff_id"],
                name="one_open_approval_per_person",
                condition=Q(used_in=None),
            )
        ]


class ErasureMark(models.Model):
    """How far this database is in the journal of erasures that is kept outside it; one row.

    ``journal`` names the journal, so that a database never meets the journal of another.
    """

    id = models.SmallAutoField(primary_key=True)
    journal = models.UUIDField(default=uuid4)
    number = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(name="one_erasure_mark", condition=Q(id=1))]
