"""Erasure at a person's request (article 17): a plan first, then done in one transaction, and proven.

What could go wrong: something is forgotten, or something goes that the law makes the library keep, and neither can be
put right. So nothing here knows a table. The terms of the register say how each kind of data ends, the claims of apps
carry that out and lead from each row to its person, and the basis of an activity says whether the person can ask it:
what rests on a legal obligation or a public task stays for its term (17(3)(b)), and so does what is needed for a claim
(17(3)(e)): a book that is still out, a charge that is open. All else goes at once. What must wait goes by itself once
nothing holds it any more: the round of each night goes on with erasures that are not done.
"""

from leeszaal.privacy.erasure.carrying_out import erase_person, go_on_erasing
from leeszaal.privacy.erasure.planning import Line, Plan, make_plan
from leeszaal.privacy.erasure.rows import rows_of

__all__ = ["Line", "Plan", "erase_person", "go_on_erasing", "make_plan", "rows_of"]
