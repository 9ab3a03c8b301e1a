"""Which rows of another person somebody sees: of a child one answers for, and of who said yes to it.

What could go wrong: a page is asked for another's number, or a share ended a minute ago and the page still shows it. So
the database itself asks who shares what, at every statement: what is not shared today is not there. Days are those of
the library, not those of the server's clock.
"""

from django.conf import settings

from leeszaal.patrons.models import Share
from leeszaal.patrons.rules.membership import GUARDED_UNTIL
from leeszaal.privacy.claims import Sharing
from leeszaal.privacy.consents.standing import condition_in_sql
from leeszaal.privacy.register import Register
from leeszaal.privacy.restriction import is_restricted_sql

_TODAY = f"(now() AT TIME ZONE '{settings.TIME_ZONE}')::date"
_ABOUT_A_CHILD = ("patrons.Patron", "patrons.Membership", "patrons.Block", "charges.Charge", "charges.Settlement")
_ABOUT_CONSENT = ("privacy.ConsentLine", "privacy.Objection")
_ABOUT_SHARING = ("patrons.Share", "patrons.ShareQuestion")
_READING = ("circulation.Loan", "circulation.Hold")


def _children(younger_than: int) -> str:
    return f"""
SELECT child.id FROM leeszaal_person() AS me
JOIN patrons_guardianship AS answers ON answers.guardian_id = me AND answers.until_on IS NULL
JOIN patrons_patron AS child ON child.id = answers.child_id
WHERE child.born_on + interval '{younger_than} years' > {_TODAY} AND NOT {is_restricted_sql("child.id")}"""  # noqa: S608


def _guarded(register: Register) -> str:
    """The children whose pages a parent or guardian sees: as `queries.children_of` gives them."""
    return _children(GUARDED_UNTIL)


def _read_with(register: Register) -> str:
    """Those of them who are too young to keep what they read to themselves."""
    return _children(min(register.library.own_reading_from, GUARDED_UNTIL))


def _sharers(scope: Share.Scope) -> str:
    return f"""
SELECT share.sharer_id FROM leeszaal_person() AS me
JOIN patrons_share AS share ON share.asker_id = me AND share.state = 'accepted' AND share.until_on >= {_TODAY}
WHERE '{scope}' = ANY(share.scopes) AND NOT {is_restricted_sql("share.sharer_id")}"""  # noqa: S608


def _sharers_who_remember(register: Register) -> str:
    """Those who share their history, as long as they consent to there being one."""
    return f"{_sharers(Share.Scope.HISTORY)} AND {condition_in_sql('history', 'share.sharer_id')}"


def _opened(word: str, scope: Share.Scope, opens: dict[str, str]) -> Sharing:
    return Sharing(word, "family", lambda register: _sharers(scope), opens)


def _named(register: Register) -> str:
    """Oneself, one's guardians, and with whom one shares or is asked to, also for a child: names, nothing else."""
    return f"""
SELECT me FROM leeszaal_person() AS me
UNION SELECT answers.guardian_id FROM leeszaal_person() AS me
JOIN patrons_guardianship AS answers ON answers.child_id = me AND answers.until_on IS NULL
UNION SELECT unnest(array[share.asker_id, share.sharer_id]) FROM leeszaal_person() AS me
JOIN patrons_share AS share ON me IN (share.asker_id, share.sharer_id) OR share.sharer_id IN ({_guarded(register)})
WHERE share.state = 'accepted' AND share.until_on >= {_TODAY}
  AND (me <> share.asker_id OR NOT {is_restricted_sql("share.sharer_id")})
UNION SELECT unnest(array[share.asker_id, question.patron_id]) FROM leeszaal_person() AS me
JOIN patrons_sharequestion AS question ON question.patron_id = me OR question.patron_id IN ({_guarded(register)})
JOIN patrons_share AS share ON share.id = question.share_id"""  # noqa: S608


SHARING = (
    Sharing("guarded", "patron", _guarded, dict.fromkeys((*_ABOUT_A_CHILD, *_ABOUT_CONSENT, *_ABOUT_SHARING), "")),
    Sharing("read_with", "patron", _read_with, dict.fromkeys(_READING, "")),
    Sharing("named", "family", _named, {"patrons.Patron": ""}),
    _opened("loans", Share.Scope.LOANS, {"circulation.Loan": "returned_at IS NULL"}),
    _opened("holds", Share.Scope.HOLDS, {"circulation.Hold": ""}),
    _opened("charges", Share.Scope.CHARGES, {"charges.Charge": "", "charges.Settlement": ""}),
    Sharing("history", "family", _sharers_who_remember, {"circulation.Loan": "returned_at IS NOT NULL"}),
)
