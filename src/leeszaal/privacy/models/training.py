"""Who of the staff was trained in privacy, when, and until when that counts (article 39(1)(b), article 32(4) GDPR)."""

from django.db import models
from django.db.models import F, Q


class Training(models.Model):
    """A course that one staff member or volunteer followed; ``valid_until`` is the last day on which it counts."""

    staff_id = models.BigIntegerField()
    course = models.CharField(max_length=120)
    given_on = models.DateField()
    valid_until = models.DateField()
    certificate = models.CharField(max_length=120, blank=True)
    recorded_by = models.BigIntegerField()
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="training_counts_after_it_was_given", condition=Q(valid_until__gt=F("given_on"))
            )
        ]
        indexes = [models.Index(fields=["staff_id", "-valid_until"], name="training_by_staff")]
