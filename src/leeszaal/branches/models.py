"""The library organisation's places: branches, when they are open, and when they are not."""

from django.db import models


class Branch(models.Model):
    """One building (or bus stop) where the public comes; code ISIL per ISO 15511."""

    code = models.SlugField(max_length=20, unique=True)
    name = models.CharField(max_length=80)
    isil = models.CharField(max_length=16, blank=True)
    street = models.CharField(max_length=80, blank=True)
    house_number = models.CharField(max_length=10, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    town = models.CharField(max_length=80, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    keeps_public_holidays = models.BooleanField(default=True)
    is_pickup_location = models.BooleanField(default=True)
    position = models.SmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return self.name


class OpeningHours(models.Model):
    """One stretch of one weekday on which a branch is open (weekday 0 is Monday, as in ISO 8601 less one)."""

    branch = models.ForeignKey(Branch, models.CASCADE, related_name="opening_hours")
    weekday = models.SmallIntegerField()
    opens = models.TimeField()
    closes = models.TimeField()

    class Meta:
        ordering = ["branch", "weekday", "opens"]
        constraints = [
            models.CheckConstraint(name="weekday_exists", condition=models.Q(weekday__range=(0, 6))),
            models.CheckConstraint(name="opens_before_it_closes", condition=models.Q(opens__lt=models.F("closes"))),
        ]


class ClosingDay(models.Model):
    """A day on which a branch is closed though its opening hours say otherwise; no branch means all branches."""

    branch = models.ForeignKey(Branch, models.CASCADE, null=True, blank=True, related_name="closing_days")
    closed_on = models.DateField()
    reason = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["closed_on"]
        constraints = [models.UniqueConstraint("branch", "closed_on", name="one_closing_per_day", nulls_distinct=False)]
