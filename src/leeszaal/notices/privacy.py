"""How messages keep their entry of the register."""

from django.db.models import Q

from leeszaal.notices.models import Notice
from leeszaal.privacy.claims import Claims, Ending, Obstacle, Start, Trail
from leeszaal.privacy.days import day_of
from leeszaal.privacy.erasing import erase

CLAIMS = Claims(
    trails=(Trail("notices.Notice", "patron", "patron"),),
    starts=(Start("when the message was made", Notice, day_of("created_at")),),
    unless=(Obstacle("the message still waits to be sent", Notice, Q(state=Notice.State.WAITING)),),
    then=(Ending("erase the message", Notice, Q(), frozenset({"notices.Notice"}), erase),),
)
