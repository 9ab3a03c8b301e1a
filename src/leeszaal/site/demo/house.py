"""The library organisation of the demo: its branches, when they are open, its subscriptions and its lending rules."""

from collections.abc import Iterator
from datetime import date, time, timedelta

from leeszaal.branches.models import Branch, ClosingDay, OpeningHours
from leeszaal.catalogue.models import MaterialType
from leeszaal.circulation.models import LendingRule
from leeszaal.patrons.models import PatronCategory, SubscriptionKind

CENTRUM, DE_VAART, BUS = 1, 2, 3
CHILD, YOUTH, ADULT, SENIOR, INSTITUTION = 1, 2, 3, 4, 5
_MONDAY, _TUESDAY, _WEDNESDAY, _THURSDAY, _FRIDAY, _SATURDAY = range(6)

_HOURS = {
    CENTRUM: {
        _MONDAY: (13, 18), _TUESDAY: (10, 18), _WEDNESDAY: (10, 18), _THURSDAY: (10, 20), _FRIDAY: (10, 18),
        _SATURDAY: (10, 17),
    },
    DE_VAART: {_TUESDAY: (13, 18), _WEDNESDAY: (13, 18), _FRIDAY: (10, 18), _SATURDAY: (10, 13)},
    BUS: {_MONDAY: (14, 17), _WEDNESDAY: (14, 18), _FRIDAY: (14, 18)},
}  # fmt: skip


def branches() -> list[Branch]:
    """Give the branches. The ISIL codes are of an organisation number that was not given out."""
    shared = {"town": "Lindeveen", "email": "post@lindeveen.example"}
    return [
        Branch(
            pk=CENTRUM, code="centrum", name="Centrum", isil="NL-0899901001", street="Turfplein", house_number="1",
            postcode="7910 LV", phone="+31522000001", position=1, **shared,
        ),
        Branch(
            pk=DE_VAART, code="de-vaart", name="De Vaart", isil="NL-0899901002", street="Lisdoddekade",
            house_number="44", postcode="7910 VA", phone="+31522000002", position=2, **shared,
        ),
        Branch(
            pk=BUS, code="bibliobus", name="Bibliobus", isil="NL-0899902100", street="Halte Wollegraspad",
            house_number="2", postcode="7910 BU", phone="+31522000003", position=3, **shared,
        ),
    ]  # fmt: skip


def opening_hours() -> list[OpeningHours]:
    """Give every stretch of opening hours."""
    hours = [
        (branch, weekday, opens, closes) for branch, week in _HOURS.items() for weekday, (opens, closes) in week.items()
    ]
    return [
        OpeningHours(pk=number, branch_id=branch, weekday=weekday, opens=time(opens), closes=time(closes))
        for number, (branch, weekday, opens, closes) in enumerate(hours, start=1)
    ]


def closing_days(today: date) -> list[ClosingDay]:
    """Give days on which branches are closed: summer weeks of the bus, stocktaking, and one not far from today."""
    days = [*_summer_of_the_bus(today), (None, date(today.year, 12, 31), "Oudejaarsdag"), *_near(today)]
    return [
        ClosingDay(pk=number, branch_id=branch, closed_on=day, reason=reason)
        for number, (branch, day, reason) in enumerate(days, start=1)
    ]


def _summer_of_the_bus(today: date) -> Iterator[tuple[int, date, str]]:
    for year in (today.year - 1, today.year, today.year + 1):
        for offset in range(21):
            yield BUS, date(year, 7, 25) + timedelta(days=offset), "Zomerstop van de bibliobus"


def _near(today: date) -> Iterator[tuple[int, date, str]]:
    day = today + timedelta(days=12)
    yield DE_VAART, day, "Inventarisatie"
    yield DE_VAART, day + timedelta(days=1), "Inventarisatie"


def categories() -> list[PatronCategory]:
    """Give the patron categories that rules speak of."""
    rows = (
        (CHILD, "jeugd", "Jeugd", "Children", 0, 15, True),
        (YOUTH, "jongere", "Jongere", "Youth", 16, 17, False),
        (ADULT, "volwassene", "Volwassene", "Adult", 18, 66, False),
        (SENIOR, "senior", "Senior", "Senior", 67, None, False),
        (INSTITUTION, "instelling", "School of instelling", "School or institution", None, None, False),
    )
    return [
        PatronCategory(
            pk=key, code=code, name_nl=dutch, name_en=english, min_age=low, max_age=high, needs_guardian=guarded,
            position=key,
        )
        for key, code, dutch, english, low, high, guarded in rows
    ]  # fmt: skip


FREE, FREE_YOUTH, BASIC, FULL, FAMILY, SENIOR_FULL, TRIAL, SCHOOL = range(1, 9)


def subscription_kinds() -> list[SubscriptionKind]:
    """Give the subscriptions with their contribution in cents."""
    rows = (
        (FREE, "jeugd", "Jeugd (gratis)", "Children (free)", CHILD, 0, 12, 0, 15, True),
        (FREE_YOUTH, "jongeren", "Jongeren (gratis)", "Youth (free)", YOUTH, 0, 12, 16, 17, True),
        (BASIC, "basis", "Basis", "Basic", ADULT, 2750, 12, 18, None, True),
        (FULL, "compleet", "Compleet", "Full", ADULT, 5450, 12, 18, None, True),
        (FAMILY, "gezin", "Gezin", "Family", ADULT, 6900, 12, 18, None, True),
        (SENIOR_FULL, "senior", "Senior 67+", "Senior 67+", SENIOR, 4350, 12, 67, None, True),
        (TRIAL, "proef", "Drie maanden proberen", "Three months' trial", ADULT, 1000, 3, 18, None, True),
        (SCHOOL, "instelling", "School of instelling", "School or institution", INSTITUTION, 0, 12, None, None, False),
    )
    return [
        SubscriptionKind(
            pk=key, code=code, name_nl=dutch, name_en=english, category_id=category, fee_cents=fee, months=months,
            min_age=low, max_age=high, may_enrol_online=online, position=key,
        )
        for key, code, dutch, english, category, fee, months, low, high, online in rows
    ]  # fmt: skip


def lending_rules() -> list[LendingRule]:
    """Give rules as most Dutch libraries have them: three weeks, no overdue charge (but for games), costs for loss."""
    rules: list[dict[str, object]] = [
        {
            "loan_days": 21, "max_loans": 20, "max_loans_of_material": 20, "max_renewals": 3, "lendable": True,
            "holdable": True, "max_holds": 10, "hold_shelf_days": 10, "hold_priority": 0, "overdue_cents_per_day": 0,
            "overdue_max_cents": 0, "overdue_grace_days": 0, "replacement_cents": 2000, "processing_cents": 250,
            "blocked_at_cents": 1000, "blocked_at_overdue_days": 60, "due_within_membership": False,
        },
        {"material_type": MaterialType.DVD, "loan_days": 7, "max_loans_of_material": 6, "replacement_cents": 1750},
        {"material_type": MaterialType.CD, "max_loans_of_material": 10, "replacement_cents": 1500},
        {
            "material_type": MaterialType.GAME, "loan_days": 14, "max_loans_of_material": 2, "max_renewals": 1,
            "overdue_cents_per_day": 25, "overdue_max_cents": 500, "overdue_grace_days": 1, "replacement_cents": 4500,
        },
        {"material_type": MaterialType.MAGAZINE, "loan_days": 14, "max_renewals": 1, "replacement_cents": 600},
        {
            "material_type": MaterialType.ARTWORK, "loan_days": 91, "max_loans_of_material": 4, "max_renewals": 2,
            "replacement_cents": 30000,
        },
        {"material_type": MaterialType.EBOOK, "lendable": False, "holdable": False},
        {"material_type": MaterialType.AUDIOBOOK, "lendable": False, "holdable": False},
        {"category_id": CHILD, "max_loans": 15, "max_holds": 5},
        {"category_id": CHILD, "material_type": MaterialType.GAME, "max_loans_of_material": 1},
        {"category_id": CHILD, "material_type": MaterialType.ARTWORK, "lendable": False, "holdable": False},
        {"category_id": SENIOR, "loan_days": 28},
        {
            "category_id": INSTITUTION, "loan_days": 42, "max_loans": 150, "max_loans_of_material": 150,
            "max_holds": 40, "hold_priority": -1,
        },
        {"branch_id": BUS, "loan_days": 28},
        {"branch_id": BUS, "material_type": MaterialType.DVD, "loan_days": 14},
    ]  # fmt: skip
    return [LendingRule(pk=number, **rule) for number, rule in enumerate(rules, start=1)]
