"""What staff and rules note about a patron: blocks, and who changed what."""

from django.db import models
from django.db.models import Q

from leeszaal.privacy.looks.showing import ShowsPerson


class Block(ShowsPerson):
    """A reason why a patron may not borrow for now, set by staff or by rule."""

    class Reason(models.TextChoices):
        """Why: the words for the person are in the templates."""

        ADDRESS_UNKNOWN = "address_unknown"
        CARD_MISUSE = "card_misuse"
        DAMAGE = "damage"
        DEBT = "debt"
        OTHER = "other"

    patron = models.ForeignKey("patrons.Patron", models.CASCADE, related_name="blocks")
    reason = models.CharField(max_length=20, choices=Reason.choices)
    note = models.CharField(max_length=200, blank=True)
    set_at = models.DateTimeField()
    set_by = models.ForeignKey("login.StaffMember", models.SET_NULL, null=True, related_name="+")
    until_on = models.DateField(null=True, blank=True)
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey("login.StaffMember", models.SET_NULL, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["patron"], name="block_standing", condition=Q(lifted_at=None))]


class PatronChange(models.Model):
    """Who changed which fields of a patron and when; the values themselves are not kept twice."""

    patron = models.ForeignKey("patrons.Patron", models.CASCADE, related_name="changes")
    changed_at = models.DateTimeField()
    actor_kind = models.CharField(max_length=10)
    actor_id = models.BigIntegerField(null=True)
    what = models.CharField(max_length=40)
    fields = models.JSONField(default=list)

    class Meta:
        indexes = [models.Index(fields=["patron", "-changed_at"], name="patron_change_latest")]
