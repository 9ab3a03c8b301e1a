"""A member whose data are restricted, and by what is on a page it would be known."""

from dataclasses import dataclass

from leeszaal.branches.models import Branch
from leeszaal.catalogue.models import Item, Record
from leeszaal.circulation.models import Hold, Loan
from leeszaal.patrons.models import Patron

MARKS = ("Qzname", "Qzprefix", "Qzfamily", "qzmail@example.nl", "Qzstreet", "0611998877", "21000000099990")
"""What is unique about the member, and must come out nowhere."""
CARD = MARKS[-1]


@dataclass
class Restricted:
    """The member, what is at home and on hold, and the titles of that."""

    patron: Patron
    loan: Loan
    hold: Hold
    charge_id: int
    child: Patron
    guardian: Patron
    item: Item
    record: Record
    branch: Branch
