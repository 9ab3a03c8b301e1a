"""Who may read what tells most of a person: a role that would read it too shows in a review of this file."""

from collections.abc import Mapping

import pytest

from leeszaal.privacy.access import declared_rights
from leeszaal.privacy.declared import register
from leeszaal.privacy.inventory import in_models

ALWAYS = {"rights", "retention"}
"""Who gives somebody a copy of everything, of that one person, and who erases."""

READERS: Mapping[str, set[str]] = {
    "charges.BankAccount.iban": {"patron", "lending", "desk"},
    "circulation.Loan.patron": {"patron", "family", "lending", "sip2", "desk"},
    "circulation.Hold.patron": {"patron", "family", "lending", "sip2", "desk", "office", "notices"},
    "circulation.Event.patron_id": {"lending", "sip2", "desk", "office"},
    "login.RecoveryCode.code_hash": {"sign_in"},
    "login.StaffMember.totp_secret": {"sign_in"},
    "login.User.password": {"sign_in", "lending", "sip2"},
    "notices.Notice.link": {"patron", "notices"},
    "patrons.Address.street": {"patron", "lending", "sip2", "desk"},
    "patrons.Block.note": {"patron", "desk"},
    "patrons.Guardianship.guardian": {"patron", "lending", "desk"},
    "patrons.Interest.subject": {"patron", "choices"},
    "patrons.Note.text": {"patron", "desk"},
    "patrons.Patron.born_on": {"patron", "lending", "sip2", "desk"},
    "patrons.Patron.history_days": {"patron", "lending", "desk"},
    "patrons.Patron.sex": {"patron", "lending", "desk"},
    "patrons.Question.text": {"patron", "lending", "desk", "office"},
    "privacy.Breach.title": {"office"},
    "privacy.IdentityCheck.how": {"patron", "desk", "office"},
    "privacy.LegalClaim.reference": {"patron", "office"},
    "privacy.Look.words": {"patron", "office"},
    "privacy.LookedAt.person_id": {"patron", "office"},
    "privacy.Objection.because": {"patron", "choices", "office"},
    "privacy.Opening.note": {"patron", "desk", "office"},
    "privacy.Restriction.ground": {"patron", "desk", "office"},
    "privacy.RightsRequest.wish": {"patron", "lending", "desk", "office"},
    "sessions.Session.session_data": {"sign_in"},
}


@pytest.mark.promise("SEC-1")
@pytest.mark.parametrize("column", READERS)
def test_what_tells_most_is_read_by_few(column: str) -> None:
    assert column in register().columns
    reads = {role for role, rights in declared_rights(register(), in_models()).items() if column in rights.reads}
    assert reads - ALWAYS == READERS[column]


CHANGERS: Mapping[str, set[str]] = {
    "login.User": {"sign_in", "lending", "desk"},
    "patrons.Patron": {"lending", "desk"},
    "privacy.Erasure": set(),
    "privacy.IdentityCheck": {"lending"},
    "privacy.Proof": set(),
    "privacy.PromiseCheck": set(),
    "privacy.Restriction": set(),
    "privacy.Training": {"untrained"},
    "procrastinate.ProcrastinateJob": {"jobs"},
}


@pytest.mark.promise("SEC-1")
@pytest.mark.parametrize("table", CHANGERS)
def test_what_others_rely_on_is_changed_by_few(table: str) -> None:
    rights = declared_rights(register(), in_models())
    changes = {role for role, its in rights.items() if table in its.writes | its.adds}
    assert changes - ALWAYS == CHANGERS[table]
