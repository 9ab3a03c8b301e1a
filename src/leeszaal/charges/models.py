"""The ledger: what patrons owe and paid, in euro cents. A posted line never changes; a correction is a new line."""

from django.db import models
from django.db.models import Q

from leeszaal.privacy.encryption import EncryptedTextField
from leeszaal.privacy.looks.showing import ShowsPerson


class Charge(models.Model):
    """Something a patron owes."""

    class Kind(models.TextChoices):
        """What for."""

        OVERDUE = "overdue"
        LOST = "lost"
        DAMAGED = "damaged"
        PROCESSING = "processing"
        CARD = "card"
        SUBSCRIPTION = "subscription"
        HOLD = "hold"
        OTHER = "other"

    patron = models.ForeignKey("patrons.Patron", models.PROTECT, related_name="charges")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    amount_cents = models.PositiveIntegerField()
    posted_at = models.DateTimeField()
    actor_kind = models.CharField(max_length=10)
    actor_id = models.BigIntegerField(null=True)
    branch = models.ForeignKey("branches.Branch", models.PROTECT, null=True, related_name="+")
    loan_id = models.BigIntegerField(null=True, blank=True)
    item = models.ForeignKey("catalogue.Item", models.PROTECT, null=True, blank=True, related_name="+")
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(name="charge_is_something", condition=Q(amount_cents__gt=0))]
        indexes = [
            models.Index(fields=["patron", "-posted_at"], name="charge_by_patron"),
            models.Index(fields=["loan_id"], name="charge_by_loan", condition=~Q(loan_id=None)),
        ]


class Settlement(models.Model):
    """A part of a charge that is no longer owed: paid, waived, or void because it was wrong."""

    class Kind(models.TextChoices):
        """How it came to an end."""

        PAYMENT = "payment"
        WAIVER = "waiver"
        VOID = "void"
        REFUND = "refund"

    class Means(models.TextChoices):
        """How it was paid; empty when it was not."""

        PIN = "pin"
        CASH = "cash"
        ONLINE = "online"
        NONE = ""

    charge = models.ForeignKey(Charge, models.PROTECT, related_name="settlements")
    patron = models.ForeignKey("patrons.Patron", models.PROTECT, related_name="settlements")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    amount_cents = models.IntegerField()
    means = models.CharField(max_length=6, choices=Means.choices, blank=True)
    reason = models.CharField(max_length=200, blank=True)
    posted_at = models.DateTimeField()
    actor_kind = models.CharField(max_length=10)
    actor_id = models.BigIntegerField(null=True)
    branch = models.ForeignKey("branches.Branch", models.PROTECT, null=True, related_name="+")
    receipt = models.UUIDField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["patron", "-posted_at"], name="settlement_by_patron"),
            models.Index(fields=["charge"], name="settlement_by_charge"),
        ]


class BankAccount(ShowsPerson):
    """The account from which a patron pays; the IBAN (ISO 13616) is encrypted at rest."""

    patron = models.OneToOneField("patrons.Patron", models.CASCADE, related_name="bank_account")
    iban = EncryptedTextField(purpose="iban")
    holder = models.CharField(max_length=80)
    noted_at = models.DateTimeField()
