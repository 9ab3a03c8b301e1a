"""Objection (article 21): an activity on a public task or a legitimate interest stops for a person, at once.

The row that is written is what every activity's own view of people looks at, so the effect comes with the commit. The
library then weighs: only compelling grounds let it go on (21(1)), told with reasons. Against direct marketing there is
nothing to weigh (21(2) and (3)): such an objection cannot be refused.
"""

from leeszaal.privacy.objection.ending import end_objections
from leeszaal.privacy.objection.making import DIRECT_MARKETING, can_object_to, object_to, objectionable
from leeszaal.privacy.objection.standing import has_objected, objections_of, unanswered
from leeszaal.privacy.objection.weighing import NotToBeRefusedError, honour, refuse, withdraw

__all__ = [
    "DIRECT_MARKETING",
    "NotToBeRefusedError",
    "can_object_to",
    "end_objections",
    "has_objected",
    "honour",
    "object_to",
    "objectionable",
    "objections_of",
    "refuse",
    "unanswered",
    "withdraw",
]
