"""What was erased at a person's request (article 17), told without the person."""

from django.db import models


class ErasureRecord(models.Model):
    """One erasure: how many rows of what went, and what stays by which duty. Nothing in it leads to a person.

    ``number`` is on the letter to the person, and nowhere else beside a name.
    """

    number = models.UUIDField(unique=True)
    erased_on = models.DateField()
    gone = models.JSONField(default=dict)
    stays = models.JSONField(default=dict)
    left_over = models.PositiveIntegerField()
