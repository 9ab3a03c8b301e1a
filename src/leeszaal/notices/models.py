"""Messages to patrons: an outbox row made in the transaction of what it tells, sent exactly once after commit."""

from django.db import models

from leeszaal.privacy.encryption import EncryptedTextField


class Notice(models.Model):
    """One message to one patron. It holds ids, never words: the text is made at the moment of sending.

    Only the link with which a password is chosen waits here, sealed, until the message has left: it is made from the
    log-in, which the role that sends messages cannot read.
    """

    class State(models.TextChoices):
        """Whether it left."""

        WAITING = "waiting"
        SENT = "sent"
        FAILED = "failed"
        DROPPED = "dropped"

    key = models.CharField(max_length=100, unique=True)
    kind = models.CharField(max_length=30)
    patron = models.ForeignKey("patrons.Patron", models.CASCADE, related_name="notices")
    subject_ids = models.JSONField(default=dict)
    link = EncryptedTextField(purpose="notices.Notice.link", null=True, blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    problem = models.CharField(max_length=80, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["patron", "-created_at"], name="notice_by_patron"),
            models.Index(fields=["created_at"], name="notice_waiting", condition=models.Q(state="waiting")),
        ]
