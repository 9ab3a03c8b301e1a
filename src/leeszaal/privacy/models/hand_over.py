"""Places kept open for data that somebody has handed over by another library (article 20(2))."""

from uuid import uuid4

from django.db import models

from leeszaal.privacy.encryption import EncryptedTextField


class HandOverTicket(models.Model):
    """A code that takes one package of one person in, once, and for a short while. It does not know who that is."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    secret = EncryptedTextField(purpose="privacy.HandOverTicket.secret")
    branch_id = models.BigIntegerField()
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
