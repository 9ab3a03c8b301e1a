"""What the public was told and when, and what was found when promises were checked. Nobody is named in either."""

from django.db import models
from django.db.models import F, Q


class StatementVersion(models.Model):
    """The statement as it held from a moment on, in every language. A version never changes and never goes.

    ``content`` holds for each language what `statement.content` gives, ``digest`` its SHA-256. The announcement to
    members is begun by somebody, and ended by the job that queued the last message; it counts whom it told, and how
    many of them have no e-mail address.
    """

    number = models.PositiveIntegerField(unique=True)
    published_at = models.DateTimeField()
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    announcing_began_at = models.DateTimeField(null=True, blank=True)
    announcing_ended_at = models.DateTimeField(null=True, blank=True)
    told = models.PositiveIntegerField(default=0)
    without_address = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.CheckConstraint(condition=Q(number__gte=1), name="statement_numbered_from_one"),
            models.CheckConstraint(
                condition=Q(announcing_ended_at=None) | Q(announcing_began_at__lte=F("announcing_ended_at")),
                name="statement_announcing_ends_after_it_began",
            ),
        ]


class PromiseCheck(models.Model):
    """What the last check of a promise found: figures only. ``fault`` tells that the check itself did not work."""

    promise = models.CharField(max_length=20, unique=True)
    checked_at = models.DateTimeField()
    checked = models.PositiveBigIntegerField(default=0)
    failed = models.PositiveBigIntegerField(default=0)
    fault = models.CharField(max_length=80, blank=True)
    broken_since = models.DateTimeField(null=True, blank=True)

    @property
    def holds(self) -> bool:
        """Tell whether the check worked and found nothing that breaks the promise."""
        return not self.fault and self.failed == 0
