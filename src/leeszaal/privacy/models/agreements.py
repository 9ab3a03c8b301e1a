"""Agreements with organisations outside the library: with whom, from when to when, and the document itself."""

from django.db import models
from django.db.models import F, Q

from leeszaal.privacy.encryption import EncryptedTextField


class Agreement(models.Model):
    """One agreement with a partner of the register: of a processor (article 28), of joint controllers (26), or another.

    ``title`` is the name by which the register means it. ``stored_in`` is the country where the partner keeps what it
    gets; ``sub_processors`` names who works for the partner, each as ``{"name": ..., "country": ...}``. Countries are
    ISO 3166-1 alpha-2. It holds from ``agreed_on`` up to and including ``ends_on`` (none: without an end).
    """

    partner = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=16)
    agreed_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    stored_in = models.CharField(max_length=2)
    sub_processors = models.JSONField(default=list)
    noted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="agreement_ends_after_it_began", condition=Q(ends_on=None) | Q(ends_on__gte=F("agreed_on"))
            ),
        ]
        indexes = [models.Index(fields=["partner", "-agreed_on"], name="agreement_of_partner")]


class AgreementDocument(models.Model):
    """The signed document, as a PDF file in base64; encrypted, for it names who signed."""

    agreement = models.OneToOneField(Agreement, models.CASCADE, related_name="document")
    name = models.CharField(max_length=120)
    content = EncryptedTextField(purpose="privacy.AgreementDocument.content")
    added_at = models.DateTimeField()
    added_by = models.BigIntegerField()


class AgreementChange(models.Model):
    """What somebody wants an agreement to say that lets more go out than before: somebody else must agree first.

    ``agreement`` is the one that would change; None for a new one. The document, as a PDF file in base64, goes along.
    """

    agreement = models.ForeignKey(Agreement, models.CASCADE, null=True, blank=True, related_name="changes")
    partner = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    agreed_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    stored_in = models.CharField(max_length=2)
    sub_processors = models.JSONField(default=list)
    document_name = models.CharField(max_length=120, blank=True)
    document = EncryptedTextField(purpose="privacy.AgreementChange.document", null=True, blank=True)
    asked_by = models.BigIntegerField()
    asked_at = models.DateTimeField()
    decided_by = models.BigIntegerField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    is_agreed = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="agreement_change_takes_two_people",
                condition=Q(is_agreed=False) | (Q(decided_by__isnull=False) & ~Q(decided_by=F("asked_by"))),
            ),
            models.CheckConstraint(
                name="agreement_change_is_decided_at_a_moment",
                condition=Q(decided_by=None, decided_at=None) | Q(decided_by__isnull=False, decided_at__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["agreement"], name="one_change_of_an_agreement_waits", condition=Q(decided_at=None)
            ),
        ]
        indexes = [models.Index(fields=["asked_at"], name="agreement_change_by_moment")]
