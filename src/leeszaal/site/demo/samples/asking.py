"""Requests of each right, in different states: just asked, nearly due, extended, done, refused, taken back."""

from datetime import datetime

from leeszaal.circulation.models import Loan
from leeszaal.patrons.models import Patron
from leeszaal.privacy.law import Right
from leeszaal.privacy.models import IdentityCheck, RequestStep, Restriction, RightsRequest
from leeszaal.privacy.objection import object_to
from leeszaal.privacy.requests import answering
from leeszaal.privacy.requests.grounds import Extension, Refusal
from leeszaal.privacy.requests.receiving import record_identity, take_in
from leeszaal.privacy.requests.recording import note_step
from leeszaal.privacy.restriction import restrict
from leeszaal.site.demo.people.rows import card_number
from leeszaal.site.demo.samples.stage import CLERK, OFFICER, Stage, reader, staff

How, Intake = IdentityCheck.How, RightsRequest.Intake


def ask_for_rights(stage: Stage) -> None:
    """Let members ask, and the house answer."""
    _wait(stage)
    _are_answered(stage)
    _restrict_one(stage)
    _object(stage)


def _wait(stage: Stage) -> None:
    _desk(stage, Right.ERASURE, 12, "Alles wat niet moet blijven.", How.DOCUMENT_SEEN)
    _desk(stage, Right.RECTIFICATION, 9, "Mijn achternaam is met een c, niet met een k.", How.CALLED_BACK)
    _letter(stage, Right.ACCESS, 20, "Welke gegevens heeft u over mij?")
    _letter(stage, Right.ERASURE, 27, "Ik ben verhuisd en wil nergens meer in staan.")
    longer = _desk(stage, Right.ACCESS, 24, "Ook wie er naar mijn gegevens keek.", How.DOCUMENT_SEEN)
    words = "Je vroeg ook om alles op papier. Dat zoeken we met de hand uit."
    answering.extend(longer.pk, Extension.COMPLEX, words, staff(OFFICER), now=stage.ago(5))


def _are_answered(stage: Stage) -> None:
    for days, right in ((3, Right.ACCESS), (15, Right.PORTABILITY)):
        _at_once(stage, right, stage.ago(days, 20))
    done = _desk(stage, Right.RECTIFICATION, 30, "Mijn geboortedatum klopt niet.", How.DOCUMENT_SEEN)
    answering.complete(done.pk, "We hebben je geboortedatum aangepast.", staff(OFFICER), now=stage.ago(27))
    right_already = _desk(stage, Right.RECTIFICATION, 20, "Mijn huisnummer is 12.", How.CALLED_BACK)
    words = "Bij ons staat huisnummer 12, met een b erachter zoals in je inschrijving."
    answering.refuse(right_already.pk, Refusal.CORRECT_ALREADY, words, staff(OFFICER), now=stage.ago(13))
    regretted = _desk(stage, Right.ERASURE, 18, "Ik wil stoppen.", How.DOCUMENT_SEEN)
    answering.withdraw(regretted.pk, staff(CLERK), now=stage.ago(16))


def _restrict_one(stage: Stage) -> None:
    asked_at = stage.ago(6, 14)
    member = next(each for each in stage.members if _borrowed_nothing(each, asked_at))
    made = take_in(Right.RESTRICTION, member.pk, Intake.DESK, staff(CLERK), now=asked_at)
    record_identity(made, How.DOCUMENT_SEEN, staff(CLERK), now=asked_at)
    ground = Restriction.Ground.ACCURACY
    restrict(member.pk, ground, staff(CLERK), now=asked_at, known_as=card_number(member.pk))
    answering.complete(made.pk, "", staff(CLERK), now=asked_at)


def _borrowed_nothing(member: Patron, since: datetime) -> bool:
    """Tell whether nothing was lent since: nothing happens with data that are restricted."""
    return not Loan.objects.filter(patron=member, checked_out_at__gte=since).exists()


def _object(stage: Stage) -> None:
    member, asked_at = stage.member(), stage.ago(4, 21)
    made = take_in(Right.OBJECTION, member.pk, Intake.OWN_PAGE, reader(member), now=asked_at)
    record_identity(made, How.LOGGED_IN, reader(member), now=asked_at)
    because = "Ik wil niet dat er aan de balie iets over mij wordt opgeschreven."
    object_to(member.pk, stage.register.activities["notes"], now=asked_at, because=because)


def _desk(stage: Stage, right: Right, days: int, wish: str, how: IdentityCheck.How) -> RightsRequest:
    asked_at = stage.ago(days, 11)
    made = take_in(right, stage.member().pk, Intake.DESK, staff(CLERK), now=asked_at, wish=wish)
    record_identity(made, how, staff(CLERK), now=asked_at)
    return made


def _letter(stage: Stage, right: Right, days: int, wish: str) -> None:
    received_at, dated_on = stage.ago(days, 9), stage.day(-days - 1)
    take_in(right, stage.member().pk, Intake.LETTER, staff(OFFICER), now=received_at, wish=wish, dated_on=dated_on)


def _at_once(stage: Stage, right: Right, asked_at: datetime) -> None:
    member = stage.member()
    made = take_in(right, member.pk, Intake.OWN_PAGE, reader(member), now=asked_at)
    record_identity(made, How.LOGGED_IN, reader(member), now=asked_at)
    note_step(made, RequestStep.What.PACKAGE_MADE, reader(member), asked_at)
    answering.complete(made.pk, "", reader(member), now=asked_at)
