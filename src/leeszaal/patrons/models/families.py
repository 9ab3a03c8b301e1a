"""Families: an adult who answers for a child."""

from django.db import models
from django.db.models import F, Q


class Guardianship(models.Model):
    """An adult patron who answers for a child."""

    guardian = models.ForeignKey("patrons.Patron", models.CASCADE, related_name="children")
    child = models.ForeignKey("patrons.Patron", models.CASCADE, related_name="guardians")
    since_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["guardian", "child"], name="one_guardianship_per_pair"),
            models.CheckConstraint(name="nobody_guards_oneself", condition=~Q(guardian=F("child"))),
        ]
