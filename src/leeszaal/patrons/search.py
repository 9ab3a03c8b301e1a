"""Finding a patron at the desk by whatever is known: card, name in any order, birthday, address, e-mail address.

A name is compared word by word by trigrams: each word typed must look like a word of the name, signs on letters and a
typing error forgiven. The best likeness comes first. Only ids are looked up by that; everything shown comes with them.
"""

from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Prefetch, QuerySet

from leeszaal.common.barcodes import normalise_barcode
from leeszaal.patrons.models import Address, Card, Patron
from leeszaal.patrons.rules.search_terms import SearchTerms, read_search
from leeszaal.privacy.restriction import without_restricted

FOUND_AT_MOST = 30
LIKENESS = (0.5, 0.3)
"""How much of a typed word's trigrams must be in the name; the second when nobody is found (letters changed round)."""

Value = str | int | date | None
_NAME = "patrons_fold(p.given_names || ' ' || p.prefix || ' ' || p.family_name)"


@dataclass(frozen=True, slots=True)
class Found:
    """Who fits, the likeliest first; of somebody whose data are restricted (article 18) only that there is one."""

    patrons: tuple[Patron, ...] = ()
    restricted: int = 0


def find_patrons(text: str) -> Found:
    """Find at most thirty patrons that fit a text, with cards and home address."""
    terms = read_search(text)
    if terms.is_empty:
        return Found()
    ids = next((some for likeness in LIKENESS if (some := _ids(terms, likeness))), [])
    shown = without_restricted(Patron.objects.filter(pk__in=ids), "pk")
    found = {patron.pk: patron for patron in _with_what_is_shown(shown)}
    return Found(tuple(found[pk] for pk in ids if pk in found), len(ids) - len(found))


def search_patrons(text: str) -> list[Patron]:
    """Give who may be shown of the patrons that fit a text."""
    return list(find_patrons(text).patrons)


def patron_by_card(number: str) -> Card | None:
    """Give the card of a number, lost and ended ones too, with its patron: the desk tells what is wrong with it."""
    return Card.objects.select_related("patron").filter(number=normalise_barcode(number)).first()


def _with_what_is_shown(patrons: QuerySet[Patron]) -> QuerySet[Patron]:
    home = Address.objects.filter(kind=Address.Kind.HOME)
    return patrons.select_related("category", "home_branch").prefetch_related(
        Prefetch("addresses", queryset=home), Prefetch("cards", queryset=Card.objects.order_by("-issued_on"))
    )


def _ids(terms: SearchTerms, likeness: float) -> list[int]:
    where, order, values = _conditions(terms)
    sql = f"SELECT p.id FROM patrons_patron p WHERE {where} ORDER BY {order} LIMIT {FOUND_AT_MOST}"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pg_trgm.word_similarity_threshold', %s, false)", [str(likeness)])
        cursor.execute(sql, values)
        return [row[0] for row in cursor.fetchall()]


def _conditions(terms: SearchTerms) -> tuple[str, str, dict[str, Value]]:
    """Give the WHERE, the ORDER BY and the values. Only the names of placeholders are put in the text."""
    values: dict[str, Value] = {
        "card": terms.card,
        "email": terms.email,
        "born_on": terms.born_on,
        "postcode": terms.postcode,
        "number": terms.house_number,
    }
    where = [sql for name, sql in _EXACT.items() if values[name]]
    likeness = []
    for n, word in enumerate(terms.words):
        values[f"w{n}"] = word
        where.append(f"patrons_fold(%(w{n})s::text) <%% {_NAME}")
        likeness.append(f"word_similarity(patrons_fold(%(w{n})s::text), {_NAME})")
    order = f"{' + '.join(likeness)} DESC, " if likeness else ""
    used: dict[str, Value] = {name: value for name, value in values.items() if value}
    return " AND ".join(where), f"(p.state = 'ended'), {order}p.family_name, p.given_names, p.id", used


_EXACT = {
    "card": "p.id IN (SELECT c.patron_id FROM patrons_card c WHERE c.number = %(card)s)",
    "email": "lower(p.email) = %(email)s AND p.email <> ''",
    "born_on": "p.born_on = %(born_on)s",
    "postcode": "p.id IN (SELECT a.patron_id FROM patrons_address a WHERE a.postcode = %(postcode)s)",
    "number": "p.id IN (SELECT a.patron_id FROM patrons_address a WHERE a.postcode = %(postcode)s"
    " AND a.house_number = %(number)s)",
}
