"""A new table with something of a person in it notes whom it shows, or it is said here why a row by itself does not."""

from leeszaal.privacy.claims import claimed
from leeszaal.privacy.declared import register
from leeszaal.privacy.looks.showing import ShowsPerson
from leeszaal.privacy.rights.tables import own_tables

SHOWS_NOBODY = {
    "circulation.Loan": "a page that says whose it is reads the patron, and on the counter thousands are read",
    "circulation.Hold": "the same: pick lists and queues name copies",
    "circulation.Transit": "a copy on its way; the hold names nobody",
    "circulation.Event": "the history of a copy, with the number of a patron that no page shows",
    "circulation.OfflineAct": "holds a card number; its page says whom it shows",
    "charges.Charge": "is shown on pages that read the patron",
    "charges.Settlement": "is shown on pages that read the patron",
    "login.User": "a log-in without a name",
    "notices.Notice": "what a message was about; read by its sender and by the person",
    "patrons.Guardianship": "two numbers; who they are is read as patrons",
    "patrons.Interest": "is shown on pages that read the patron; the office counts them",
    "patrons.Share": "two numbers; who they are is read as patrons",
    "patrons.ShareQuestion": "two numbers; who they are is read as patrons",
    "privacy.ConsentLine": "is shown on pages that read the patron; the office counts them",
    "patrons.Membership": "is shown on pages that read the patron",
    "patrons.PatronChange": "is shown on pages that read the patron",
    "privacy.RequestStep": "a line of a request, which shows the person",
    "privacy.RequestReminder": "a line of a request, which shows the person",
    "privacy.IdentityCheck": "a line of a request, or of a patron's page",
    "privacy.ClaimApproval": "a line of a claim, which shows the person",
    "privacy.Erasure": "counts, and a number that goes when it is done",
    "privacy.Opening": "a line of a restriction, which shows the person",
    "privacy.Look": "the log of looks; its page says whom it shows",
    "privacy.LookedAt": "the log of looks; its page says whom it shows",
}


def test_each_table_about_people_shows_them_or_is_explained() -> None:
    silent = {table.label for table in own_tables(register(), claimed()) if not issubclass(table.model, ShowsPerson)}
    assert silent == set(SHOWS_NOBODY)
