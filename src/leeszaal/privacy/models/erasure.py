"""Erasures at a person's request (article 17): what went, and what stays by which duty."""

from django.db import models
from django.db.models import Q


class Erasure(models.Model):
    """One erasure. ``gone`` and ``stays`` count rows by what was done with them or why they stay, and name nobody.

    While something is open (a loan, a charge) the erasure is not done and the round of each night goes on with it. Once
    it is done nothing in it leads to a person: ``number`` is on the letter to the person and nowhere beside a name.
    ``proof`` is the number of the last link in the chain of proofs that tells what was done.
    """

    number = models.UUIDField(unique=True)
    person_kind = models.CharField(max_length=10)
    person_id = models.BigIntegerField(null=True)
    asked_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    gone = models.JSONField(default=dict)
    stays = models.JSONField(default=dict)
    left_over = models.PositiveIntegerField(default=0)
    proof = models.BigIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="erasure_done_leads_to_nobody", condition=Q(done_at=None) | Q(person_id=None, left_over=0)
            ),
            models.UniqueConstraint(
                fields=["person_kind", "person_id"], name="one_erasure_goes_on", condition=Q(done_at=None)
            ),
        ]
