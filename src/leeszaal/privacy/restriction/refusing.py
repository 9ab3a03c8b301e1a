"""The refusal of a deed about a restricted person, with whom it does not hold for."""

from leeszaal.common.actor import Actor
from leeszaal.privacy.restriction.opening import is_open_to
from leeszaal.privacy.restriction.standing import PATRON, restrictions_of


class RestrictedError(Exception):
    """Nothing is done: the data of this person are restricted. The page for it says since when and what is left."""

    def __init__(self, person_id: int) -> None:
        super().__init__("the data of this person are restricted (article 18)")
        self.person_id = person_id


def is_closed_to(person_id: int, actor: Actor) -> bool:
    """Tell whether somebody may do nothing with a person's data: not the person, and not who opened them (18(2))."""
    if actor.kind == PATRON and actor.id == person_id:
        return False
    restriction = restrictions_of(person_id).filter(lifted_at=None).order_by().only("pk").first()
    return restriction is not None and not is_open_to(restriction, actor)


def refuse_if_restricted(person_id: int, actor: Actor) -> None:
    """Raise unless somebody may do something with a person's data.

    Raises:
        RestrictedError: when the person is restricted and this actor is neither the person nor opened the data.
    """
    if is_closed_to(person_id, actor):
        raise RestrictedError(person_id)
