"""Pages that one member shares with another: one that stands, one that waits for an answer, one that ended."""

from leeszaal.patrons.models import Card, Patron, Share
from leeszaal.patrons.services.ending_shares import end_share
from leeszaal.patrons.services.sharing import Wanted, accept_share, ask_to_share
from leeszaal.site.demo.people.cast import number_of
from leeszaal.site.demo.samples.stage import Stage, reader

Scope = Share.Scope
HELPING = (Scope.LOANS, Scope.RENEW, Scope.HOLDS)


def share(stage: Stage) -> None:
    """Let the cast share, so that it shows on own pages that one can log in to; and two others who stopped."""
    helper, helped = _cast("adult"), _cast("senior")
    asked = _ask(stage, helper, helped, "buurman Willem", 41)
    accept_share(asked.pk, HELPING, reader(helped), now=stage.ago(40, 11))
    _ask(stage, _cast("holds-ready"), _cast("many-loans"), "Pieter", 2)
    once, other = stage.member(), stage.member()
    ended = accept_share(_ask(stage, once, other, "mijn zus", 61).pk, (Scope.LOANS,), reader(other), now=stage.ago(60))
    end_share(ended.pk, reader(other), now=stage.ago(8, 18))


def _ask(stage: Stage, asker: Patron, other: Patron, called: str, days: int) -> Share:
    card = Card.objects.get(patron=other, state=Card.State.ACTIVE)
    wanted = Wanted(card.number, other.born_on, called, HELPING)
    return ask_to_share(asker.pk, wanted, reader(asker), now=stage.ago(days, 10))


def _cast(role: str) -> Patron:
    return Patron.objects.get(pk=number_of(role))
