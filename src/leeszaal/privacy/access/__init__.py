"""The database as guard: for each kind of work a role that can read what the register declares for it, and no more.

What could go wrong, and how it is kept from going wrong:

- A page is injected. It speaks over a connection of its own area, whose log-in *is* the role of that area: there is no
  other role to take and nothing that ``RESET ROLE`` would give back. The catalogue's role knows no table with people.
- An own page is injected. Row policies show rows of one person, whose number comes with a seal that only the program
  can make: another number has no seal, and shows nothing.
- The declarations change and the database does not, or the other way round. Roles, grants, policies and views are made
  from the register after each change of the record layout, all anew in one transaction, and never by hand.
- A role is changed in the middle of a transaction. That is refused, for half of the work would be done by each.
"""

from leeszaal.privacy.access.acting import RoleChangedInTransactionError, acting_as, serve_as
from leeszaal.privacy.access.making import make_guard
from leeszaal.privacy.access.rights import Rights, declared_rights

__all__ = ["Rights", "RoleChangedInTransactionError", "acting_as", "declared_rights", "make_guard", "serve_as"]
