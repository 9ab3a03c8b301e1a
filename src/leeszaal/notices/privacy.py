"""How messages keep their entry of the register."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from leeszaal.notices.models import Notice
from leeszaal.notices.promise_proofs import PROOFS
from leeszaal.notices.words import KINDS, PROBLEMS, STATES
from leeszaal.notices.written_mail import erase_written_mail
from leeszaal.privacy.claims import Claims, Closing, Ending, Obstacle, OnRequest, Secret, Spoken, Start, Trail
from leeszaal.privacy.days import day_of
from leeszaal.privacy.erasing import erase

CLAIMS = Claims(
    proofs=PROOFS,
    spoken=(
        Spoken("notices.Notice.kind", KINDS),
        Spoken("notices.Notice.state", STATES),
        Spoken("notices.Notice.problem", PROBLEMS),
    ),
    secrets=(
        Secret("notices.Notice.link", _("kept sealed until the message leaves, and not shown: it is in the message")),
    ),
    trails=(Trail("notices.Notice", "patron", "patron"),),
    closing=(Closing("erase the messages that were written to a folder", "patron", erase_written_mail),),
    starts=(Start("when the message was made", Notice, day_of("created_at")),),
    unless=(
        Obstacle("the message still waits to be sent", Notice, Q(state=Notice.State.WAITING), OnRequest.GIVES_WAY),
    ),
    then=(Ending("erase the message", Notice, Q(), frozenset({"notices.Notice"}), erase),),
)
