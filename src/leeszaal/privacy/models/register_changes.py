"""What the register said when two people agreed to it, and the changes that still wait for them.

The database refuses that a change is called agreed before two different people signed it, and that what was agreed to
is changed or removed afterwards.
"""

from django.db import models
from django.db.models import Q


class RegisterChange(models.Model):
    """The register as the library opened with it, when it said otherwise than the one agreed to before.

    ``facts`` is everything it says (`changes.content`), ``binding`` what the program goes by, ``fingerprint`` the
    SHA-256 of both; ``differences`` tell them in words, ``weakens`` that one of them protects people less. The first
    one is agreed to by setting the library up. One that was replaced before two people agreed is ``withdrawn_at``.
    """

    number = models.PositiveIntegerField(unique=True)
    found_at = models.DateTimeField()
    facts = models.JSONField()
    binding = models.JSONField()
    fingerprint = models.CharField(max_length=64)
    differences = models.JSONField(default=list)
    weakens = models.BooleanField(default=False)
    agreed_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.CheckConstraint(condition=Q(number__gte=1), name="register_change_numbered_from_one"),
            models.CheckConstraint(
                condition=Q(agreed_at=None) | Q(withdrawn_at=None), name="register_change_agreed_or_withdrawn"
            ),
        ]


class RegisterSignature(models.Model):
    """A staff member looked at a change of the register and agrees."""

    change = models.ForeignKey(RegisterChange, on_delete=models.CASCADE, related_name="signatures")
    staff_id = models.BigIntegerField()
    signed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["change", "staff_id"], name="one_signature_per_person"),
        ]
