"""How many claims there were, each year by article: for everybody to know, without saying of whom."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.db.models.functions import ExtractYear

from leeszaal.privacy.models import LegalClaim


@dataclass(frozen=True, slots=True)
class YearOfClaims:
    """The claims of one year on one article: received, handed over, refused."""

    year: int
    article: str
    received: int
    given: int
    refused: int


def claims_by_year() -> list[YearOfClaims]:
    """Count the claims, the latest year first."""
    counted = (
        LegalClaim.objects.values("article", year=ExtractYear("received_on"))
        .annotate(received=Count("pk"), given=Count("pk", Q(state="given")), refused=Count("pk", Q(state="refused")))
        .order_by("-year", "article")
    )
    return [YearOfClaims(row["year"], row["article"], row["received"], row["given"], row["refused"]) for row in counted]
