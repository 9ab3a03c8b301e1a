"""Lending: the rules in force, loans, holds, transits, and the history of each."""

from django.db import models
from django.db.models import F, Q

from leeszaal.catalogue.models import MaterialType


class LendingRule(models.Model):
    """Terms for a branch, category and material type; empty means any, an empty term leaves it to a wider rule."""

    branch = models.ForeignKey("branches.Branch", models.CASCADE, null=True, blank=True, related_name="+")
    category = models.ForeignKey("patrons.PatronCategory", models.CASCADE, null=True, blank=True, related_name="+")
    material_type = models.CharField(max_length=12, choices=MaterialType.choices, blank=True)
    lendable = models.BooleanField(null=True, blank=True)
    holdable = models.BooleanField(null=True, blank=True)
    loan_days = models.PositiveSmallIntegerField(null=True, blank=True)
    max_loans = models.PositiveSmallIntegerField(null=True, blank=True)
    max_loans_of_material = models.PositiveSmallIntegerField(null=True, blank=True)
    max_renewals = models.PositiveSmallIntegerField(null=True, blank=True)
    max_holds = models.PositiveSmallIntegerField(null=True, blank=True)
    hold_shelf_days = models.PositiveSmallIntegerField(null=True, blank=True)
    hold_priority = models.SmallIntegerField(null=True, blank=True)
    overdue_cents_per_day = models.PositiveIntegerField(null=True, blank=True)
    overdue_max_cents = models.PositiveIntegerField(null=True, blank=True)
    overdue_grace_days = models.PositiveSmallIntegerField(null=True, blank=True)
    replacement_cents = models.PositiveIntegerField(null=True, blank=True)
    processing_cents = models.PositiveIntegerField(null=True, blank=True)
    blocked_at_cents = models.PositiveIntegerField(null=True, blank=True)
    blocked_at_overdue_days = models.PositiveSmallIntegerField(null=True, blank=True)
    due_within_membership = models.BooleanField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "branch", "category", "material_type", name="one_rule_per_place", nulls_distinct=False
            )
        ]


class HouseVersion(models.Model):
    """The version of the house rules and calendars, one row that triggers raise; see `gather.house`."""

    version = models.BigIntegerField()


class Loan(models.Model):
    """An item in a patron's hands, from check-out to return; later unlinked from the patron, by the register.

    Every index costs each loan a write, so a foreign key has one only where lists of loans begin with it.
    """

    class Ending(models.TextChoices):
        """How an ended loan came to its end; empty while it is open."""

        OPEN = ""
        RETURNED = "returned"
        LOST = "lost"
        CLAIMED = "claimed"

    item = models.ForeignKey("catalogue.Item", models.PROTECT, related_name="loans", db_index=False)
    patron = models.ForeignKey("patrons.Patron", models.PROTECT, null=True, related_name="loans", db_index=False)
    branch = models.ForeignKey("branches.Branch", models.PROTECT, related_name="+", db_index=False)
    category = models.ForeignKey("patrons.PatronCategory", models.PROTECT, related_name="+", db_index=False)
    material_type = models.CharField(max_length=12, choices=MaterialType.choices)
    checked_out_at = models.DateTimeField()
    due_on = models.DateField()
    renewals = models.PositiveSmallIntegerField(default=0)
    renewed_at = models.DateTimeField(null=True, blank=True)
    returned_at = models.DateTimeField(null=True, blank=True)
    return_branch = models.ForeignKey("branches.Branch", models.PROTECT, null=True, related_name="+", db_index=False)
    ending = models.CharField(max_length=8, choices=Ending.choices, blank=True, default=Ending.OPEN)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["item"], name="one_open_loan_per_item", condition=Q(returned_at=None)),
            models.CheckConstraint(
                name="returned_after_checked_out",
                condition=Q(returned_at=None) | Q(returned_at__gte=F("checked_out_at")),
            ),
        ]
        indexes = [
            models.Index(
                fields=["patron"],
                name="loan_open_of_patron",
                condition=Q(returned_at=None),
                include=["material_type", "due_on"],
            ),
            models.Index(
                fields=["patron", "-returned_at"],
                name="loan_history_of_patron",
                condition=Q(patron__isnull=False),  # most loans are nobody's any more, and unlinking one writes less
            ),
            models.Index(fields=["due_on"], name="loan_open_by_due", condition=Q(returned_at=None)),
            models.Index(fields=["item", "-checked_out_at"], name="loan_history_of_item"),
        ]


class Hold(models.Model):
    """A patron waits for a record, or for one item of it. The queue is by priority, then by the moment of asking."""

    class State(models.TextChoices):
        """Where the hold stands; the first three are live."""

        WAITING = "waiting"
        IN_TRANSIT = "in_transit"
        READY = "ready"
        FULFILLED = "fulfilled"
        CANCELLED = "cancelled"
        EXPIRED = "expired"

    patron = models.ForeignKey("patrons.Patron", models.PROTECT, null=True, related_name="holds")
    record = models.ForeignKey("catalogue.Record", models.PROTECT, related_name="holds")
    item = models.ForeignKey("catalogue.Item", models.PROTECT, null=True, blank=True, related_name="+")
    pickup_branch = models.ForeignKey("branches.Branch", models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    priority = models.SmallIntegerField(default=0)
    placed_at = models.DateTimeField()
    suspended = models.BooleanField(default=False)
    suspended_until = models.DateField(null=True, blank=True)
    trapped_item = models.ForeignKey("catalogue.Item", models.PROTECT, null=True, blank=True, related_name="+")
    ready_at = models.DateTimeField(null=True, blank=True)
    shelf_until = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["patron", "record"],
                name="one_live_hold_per_record",
                condition=Q(state__in=["waiting", "in_transit", "ready"]),
            ),
            models.UniqueConstraint(
                fields=["trapped_item"],
                name="one_hold_traps_an_item",
                condition=Q(state__in=["in_transit", "ready"]),
            ),
            models.CheckConstraint(
                name="trapped_hold_has_its_item",
                condition=~Q(state__in=["in_transit", "ready"]) | ~Q(trapped_item=None),
            ),
        ]
        indexes = [
            models.Index(
                fields=["record", "-priority", "placed_at", "id"], name="hold_queue", condition=Q(state="waiting")
            ),
            models.Index(
                fields=["patron"], name="hold_live_of_patron", condition=Q(state__in=["waiting", "in_transit", "ready"])
            ),
            models.Index(fields=["pickup_branch", "shelf_until"], name="hold_shelf", condition=Q(state="ready")),
        ]


class Transit(models.Model):
    """An item on its way from one branch to another."""

    item = models.ForeignKey("catalogue.Item", models.PROTECT, related_name="transits")
    from_branch = models.ForeignKey("branches.Branch", models.PROTECT, related_name="+")
    to_branch = models.ForeignKey("branches.Branch", models.PROTECT, related_name="+")
    hold = models.ForeignKey(Hold, models.SET_NULL, null=True, blank=True, related_name="+")
    sent_at = models.DateTimeField()
    arrived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["item"], name="one_transit_per_item", condition=Q(arrived_at=None))
        ]
        indexes = [models.Index(fields=["to_branch", "sent_at"], name="transit_open", condition=Q(arrived_at=None))]


class Event(models.Model):
    """One change of a loan, hold or item: who, what, when, from where. Only ever added to."""

    at = models.DateTimeField()
    verb = models.CharField(max_length=24)
    item_id = models.BigIntegerField(null=True)
    record_id = models.BigIntegerField(null=True)
    loan_id = models.BigIntegerField(null=True)
    hold_id = models.BigIntegerField(null=True)
    patron_id = models.BigIntegerField(null=True)
    actor_kind = models.CharField(max_length=10)
    actor_id = models.BigIntegerField(null=True)
    via = models.CharField(max_length=10)
    branch_id = models.BigIntegerField(null=True)
    details = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["item_id", "-at"], name="event_of_item"),
            models.Index(fields=["patron_id", "-at"], name="event_of_patron", condition=~Q(patron_id=None)),
            models.Index(fields=["hold_id", "-at"], name="event_of_hold", condition=~Q(hold_id=None)),
        ]


class OfflineAct(models.Model):
    """What a desk or machine did without connection and handed in afterwards, with what came of it."""

    class Outcome(models.TextChoices):
        """Done, or a conflict that a person must look at."""

        DONE = "done"
        CONFLICT = "conflict"
        RESOLVED = "resolved"

    client_id = models.UUIDField(unique=True)
    verb = models.CharField(max_length=10)
    card_number = models.CharField(max_length=20, blank=True)
    barcode = models.CharField(max_length=30)
    done_at = models.DateTimeField()
    due_on = models.DateField(null=True, blank=True)
    handed_in_at = models.DateTimeField()
    staff = models.ForeignKey("login.StaffMember", models.SET_NULL, null=True, related_name="+")
    terminal = models.ForeignKey("login.Terminal", models.SET_NULL, null=True, related_name="+")
    branch = models.ForeignKey("branches.Branch", models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=8, choices=Outcome.choices)
    problems = models.JSONField(default=list)
    loan = models.ForeignKey(Loan, models.SET_NULL, null=True, related_name="+")
    resolved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["branch", "handed_in_at"], name="offline_conflicts", condition=Q(outcome="conflict"))
        ]


class LoanCount(models.Model):
    """How often a record was lent in a month at a branch: counted when it happens, with nobody in it."""

    record = models.ForeignKey("catalogue.Record", models.CASCADE, related_name="loan_counts", db_index=False)
    branch = models.ForeignKey("branches.Branch", models.CASCADE, related_name="+", db_index=False)
    month = models.DateField()
    loans = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["record", "branch", "month"], name="one_count_per_month")]
