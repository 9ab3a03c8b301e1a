"""Restriction (article 18): the data of a person are stored and nothing else, everywhere at once.

What could go wrong: one list, one message or one machine that was forgotten undoes the whole right. Therefore whether
somebody is restricted is one row in one small table, set and lifted in one transaction, and everything asks it in one
of four ways: rules of lending get it as a fact from the statement that gathers all facts (`is_restricted_sql`), lists
leave rows out (`without_restricted`), verbs refuse (`refuse_if_restricted`), and the nightly round keeps what it would
have erased (`keep_restricted`). A test walks through every page, machine answer and list to see that nothing comes out.

What still works, and why: an item that comes back is taken in, for it is the library's and says nothing of the person;
the person sees their own pages and may correct what is there; messages about their rights and those that they ask for
themselves leave, since those are by their consent. Staff may open the data for one of the reasons of 18(2), on record.
"""

from leeszaal.privacy.restriction.keeping import keep_restricted
from leeszaal.privacy.restriction.opening import is_open_to, open_restricted
from leeszaal.privacy.restriction.refusing import RestrictedError, is_closed_to, refuse_if_restricted
from leeszaal.privacy.restriction.setting import NotToldYetError, announce_lifting, lift, restrict
from leeszaal.privacy.restriction.standing import (
    PATRON,
    is_restricted,
    is_restricted_sql,
    restricted_at,
    restriction_of,
    restrictions_of,
    without_restricted,
)

__all__ = [
    "PATRON",
    "NotToldYetError",
    "RestrictedError",
    "announce_lifting",
    "is_closed_to",
    "is_open_to",
    "is_restricted",
    "is_restricted_sql",
    "keep_restricted",
    "lift",
    "open_restricted",
    "refuse_if_restricted",
    "restrict",
    "restricted_at",
    "restriction_of",
    "restrictions_of",
    "without_restricted",
]
