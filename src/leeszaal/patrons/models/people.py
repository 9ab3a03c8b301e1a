"""People who are, were or want to be a member, with their cards and memberships."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from leeszaal.privacy.looks.showing import ShowsPerson


class PatronCategory(models.Model):
    """A kind of patron to which lending rules apply (child, adult, senior, institution)."""

    code = models.SlugField(max_length=20, unique=True)
    name_nl = models.CharField(max_length=60)
    name_en = models.CharField(max_length=60)
    min_age = models.PositiveSmallIntegerField(null=True, blank=True)
    max_age = models.PositiveSmallIntegerField(null=True, blank=True)
    needs_guardian = models.BooleanField(default=False)
    position = models.SmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "code"]


class SubscriptionKind(models.Model):
    """What one can subscribe to: for whom, for how long, and the contribution in euro cents."""

    code = models.SlugField(max_length=20, unique=True)
    name_nl = models.CharField(max_length=60)
    name_en = models.CharField(max_length=60)
    category = models.ForeignKey(PatronCategory, models.PROTECT, related_name="subscription_kinds")
    fee_cents = models.PositiveIntegerField(default=0)
    months = models.PositiveSmallIntegerField(default=12)
    min_age = models.PositiveSmallIntegerField(null=True, blank=True)
    max_age = models.PositiveSmallIntegerField(null=True, blank=True)
    may_enrol_online = models.BooleanField(default=True)
    position = models.SmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "code"]


class Patron(ShowsPerson):
    """A person known to the lending administration.

    ``history_days`` is the shorter time, in days after the return, for which the patron lets loans be remembered; empty
    leaves it to the register.
    """

    person_field = "id"
    tells_nothing = frozenset(
        [
            *("id", "user_id", "state", "category_id", "wanted_kind_id", "home_branch_id", "language"),
            *("keeps_history", "history_days", "enrolled_at", "ended_on"),
        ]
    )

    class State(models.TextChoices):
        """Where the person stands; a pending patron has enrolled online and not yet been at a desk."""

        PENDING = "pending"
        ACTIVE = "active"
        ENDED = "ended"

    class Sex(models.TextChoices):
        """As the person wishes to state it, or not at all."""

        FEMALE = "f"
        MALE = "m"
        OTHER = "x"
        UNSTATED = ""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="patron")
    state = models.CharField(max_length=10, choices=State.choices, default=State.ACTIVE)
    category = models.ForeignKey(PatronCategory, models.PROTECT, related_name="patrons")
    wanted_kind = models.ForeignKey(SubscriptionKind, models.SET_NULL, null=True, blank=True, related_name="+")
    home_branch = models.ForeignKey("branches.Branch", models.PROTECT, related_name="+")
    given_names = models.CharField(max_length=80)
    prefix = models.CharField(max_length=20, blank=True)
    family_name = models.CharField(max_length=80)
    sex = models.CharField(max_length=1, choices=Sex.choices, blank=True, default=Sex.UNSTATED)
    born_on = models.DateField()
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=2, default="nl")
    history_days = models.PositiveSmallIntegerField(null=True, blank=True)
    enrolled_at = models.DateTimeField()
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(Lower("family_name"), Lower("given_names"), name="patron_by_name"),
            models.Index(Lower("email"), name="patron_by_email", condition=~Q(email="")),
            models.Index(fields=["born_on"], name="patron_by_birth"),
            models.Index(fields=["state", "enrolled_at"], name="patron_by_state"),
        ]

    @property
    def name(self) -> str:
        """Give the name as it is said: given names, prefix, family name."""
        return " ".join(part for part in (self.given_names, self.prefix, self.family_name) if part)

    def __str__(self) -> str:
        return f"patron {self.pk}"


class Address(ShowsPerson):
    """Where a patron lives, or wants post."""

    class Kind(models.TextChoices):
        """Home is where one lives; post is another address for letters."""

        HOME = "home"
        POST = "post"

    patron = models.ForeignKey(Patron, models.CASCADE, related_name="addresses")
    kind = models.CharField(max_length=4, choices=Kind.choices, default=Kind.HOME)
    street = models.CharField(max_length=80)
    house_number = models.PositiveIntegerField()
    addition = models.CharField(max_length=10, blank=True)
    postcode = models.CharField(max_length=10)
    town = models.CharField(max_length=80)
    country = models.CharField(max_length=2, default="NL")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["patron", "kind"], name="one_address_per_kind")]
        indexes = [models.Index(fields=["postcode", "house_number"], name="address_by_postcode")]


class Phone(ShowsPerson):
    """A telephone number in E.164."""

    patron = models.ForeignKey(Patron, models.CASCADE, related_name="phones")
    number = models.CharField(max_length=16)
    position = models.SmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["patron", "number"], name="one_line_per_number")]


class EmailCheck(ShowsPerson):
    """An e-mail address that a patron wants to use, until they show that messages to it arrive."""

    patron = models.OneToOneField(Patron, models.CASCADE, related_name="email_check")
    email = models.EmailField()
    asked_at = models.DateTimeField()


class Card(ShowsPerson):
    """A library card. A lost card stays known so that it is refused by name; at most one is in use."""

    class State(models.TextChoices):
        """What happened to the card."""

        ACTIVE = "active"
        LOST = "lost"
        ENDED = "ended"

    patron = models.ForeignKey(Patron, models.CASCADE, related_name="cards")
    number = models.CharField(max_length=20, unique=True)
    state = models.CharField(max_length=6, choices=State.choices, default=State.ACTIVE)
    issued_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint("patron", name="one_card_in_use", condition=Q(state="active"))]


class Membership(models.Model):
    """One period of one subscription, from its first day to and including its last."""

    patron = models.ForeignKey(Patron, models.CASCADE, related_name="memberships")
    kind = models.ForeignKey(SubscriptionKind, models.PROTECT, related_name="memberships")
    starts_on = models.DateField()
    ends_on = models.DateField()
    fee_cents = models.PositiveIntegerField()
    ended_early_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["starts_on"]
        constraints = [
            models.CheckConstraint(name="membership_has_days", condition=Q(starts_on__lte=F("ends_on"))),
            models.UniqueConstraint(fields=["patron", "starts_on"], name="one_membership_per_start"),
        ]
        indexes = [models.Index(fields=["patron", "-ends_on"], name="membership_latest")]
