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
