"""Who does something: kept with every change, so that it can be told afterwards who did what and from where."""

from dataclasses import dataclass
from typing import Literal

ActorKind = Literal["staff", "patron", "terminal", "job"]
Via = Literal["desk", "web", "sip2", "offline", "job", "import"]


@dataclass(frozen=True, slots=True)
class Actor:
    """A person or machine that acts.

    ``id`` is that of the staff member, patron or terminal (none for a job), ``branch_id`` the branch where it happens
    (none for the web and jobs), ``via`` the way it reached us.
    """

    kind: ActorKind
    id: int | None
    branch_id: int | None
    via: Via


JOB = Actor(kind="job", id=None, branch_id=None, via="job")
