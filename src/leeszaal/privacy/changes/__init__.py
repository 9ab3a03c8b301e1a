"""Changes of the register and the two people who look at each.

What could go wrong: the register is a folder of texts, and who may change a text could let the library keep things
longer or give them to more, unseen. Therefore what the library opens with is compared with what two people agreed to
last (`looking`), a difference waits until two different people signed it (`signing`), and until then what is less
protection does not work yet: erasure goes by the shorter of both terms (`obeying`), who is new among the recipients
gets nothing (`agreed`), and nobody in the house reads more than before (`reading`). What the register says is published
at once all the same: the public reads what is in it.
"""

from leeszaal.privacy.changes.looking import look
from leeszaal.privacy.changes.receiving import agreed, agreed_columns
from leeszaal.privacy.changes.standing import is_overdue, last_day, waiting

__all__ = ["agreed", "agreed_columns", "is_overdue", "last_day", "look", "waiting"]
