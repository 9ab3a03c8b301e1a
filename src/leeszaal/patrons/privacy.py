"""How the administration of patrons keeps its entries of the register.

A patron leaves in two steps, for what libraries promise differs: the name and everything that leads to the person goes
after one term, while bookkeeping may have to keep its lines longer. In between the row is empty: a number without a
name. It goes when nothing hangs on it any more: blocks, ties between parent and child and notes of changes go by terms
of their own, the first two at the latest when the name is gone.
"""

from datetime import date, datetime
from typing import Any

from django.db.models import Case, Exists, F, Max, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, Least
from django.utils import timezone

from leeszaal.common.periods import Period
from leeszaal.login.models import User
from leeszaal.login.sessions import end_sessions_of
from leeszaal.patrons.deciding import DECISION
from leeszaal.patrons.handing_out import READINGS
from leeszaal.patrons.look_proofs import LOOKED_FIRST
from leeszaal.patrons.models import (
    Address,
    Block,
    Card,
    EmailCheck,
    Guardianship,
    Interest,
    Membership,
    Note,
    Patron,
    PatronChange,
    Phone,
    Question,
    Share,
    ShareQuestion,
)
from leeszaal.patrons.promise_proofs import PROOFS
from leeszaal.patrons.services.ending_shares import end_all_sharing
from leeszaal.patrons.shared_rows import SHARING
from leeszaal.patrons.words import (
    ADDRESSES,
    BLOCKS,
    CARD_STATES,
    CHANGES,
    INTAKES,
    LANGUAGES,
    NOTES,
    QUESTIONS,
    SEXES,
    SHARE_BY,
    SHARE_STATES,
    STATES,
    SUBJECTS,
    CountryNames,
)
from leeszaal.privacy.claims import (
    Audience,
    Claims,
    Closing,
    Doings,
    Ending,
    Label,
    Obstacle,
    OnRequest,
    People,
    Spoken,
    Start,
    Trail,
)
from leeszaal.privacy.consents import end_consents
from leeszaal.privacy.days import day_of, later
from leeszaal.privacy.erasing import erase

NO_BIRTH_DATE = date.min
"""Stands in the row of a patron whose name was erased; nobody was born on it."""

OF_AGE = Period(months=18 * 12)

_LEADS_TO_A_PATRON = (Address, Phone, Card, EmailCheck, Membership, Interest)
_ABOUT_A_PATRON = (*_LEADS_TO_A_PATRON, Block, Note, Question, PatronChange)
_NAMELESS = Q(family_name="")
_PENDING = Q(state=Patron.State.PENDING)


def day_membership_ends(patron: str = "") -> Combinable:
    """Give the last day of a patron's membership, seen from a row with a field ``patron`` (or from the patron).

    Who never had one counts from the day of enrolling; while one runs, the day lies in the future.
    """
    path = f"{patron}__" if patron else ""
    memberships = Membership.objects.filter(patron=OuterRef(f"{patron}_id" if patron else "pk")).order_by()
    last = memberships.values("patron").annotate(last=Max(Coalesce("ended_early_on", "ends_on"))).values("last")
    return Coalesce(F(f"{path}ended_on"), Subquery(last), day_of(f"{path}enrolled_at"))


def _day_forgotten(patron: str) -> Combinable:
    """Give the last day of membership of a patron whose name is erased, and null as long as it is not."""
    return Case(When(**{f"{patron}__family_name": ""}, then=F(f"{patron}__ended_on")))


def _erase_enrolments(patrons: QuerySet[Patron]) -> int:
    keys = list(patrons.values_list("pk", flat=True))
    User.objects.filter(patron__in=keys).delete()
    return erase(Patron.objects.filter(pk__in=keys))


def _erase_names(patrons: QuerySet[Patron]) -> int:
    # The last day is written down first: it is counted from the memberships, which go as well.
    patrons.update(ended_on=day_membership_ends(), state=Patron.State.ENDED)
    end_consents(patrons.values_list("pk", flat=True), now=timezone.now())
    User.objects.filter(patron__in=patrons).delete()
    for model in _LEADS_TO_A_PATRON:
        model._default_manager.filter(patron__in=patrons).delete()
    return patrons.update(
        given_names="",
        prefix="",
        family_name="",
        sex=Patron.Sex.UNSTATED,
        born_on=NO_BIRTH_DATE,
        email="",
        language="nl",
        history_days=None,
        wanted_kind=None,
    )


def _close_sessions(patron_id: int, now: datetime) -> int:
    user_id = Patron.objects.filter(pk=patron_id).values_list("user_id", flat=True).first()
    return end_sessions_of(user_id) if user_id else 0


def _erase_interests(patron_id: int, now: datetime) -> int:
    return erase(Interest.objects.filter(patron=patron_id))


def _whole(*models: Any) -> frozenset[str]:
    return frozenset(model._meta.label for model in models)


CLAIMS = Claims(
    people=(
        People("patron", Patron, ~_PENDING),
        People("applicant", Patron, _PENDING),
        People("guardian", Patron, ~_PENDING),
    ),
    audiences=(Audience("the person"), Audience("guardian"), Audience("family")),
    sharing=SHARING,
    decisions=(DECISION,),
    doings=(Doings("patrons.PatronChange", "patron_id", "actor_kind", "actor_id", "changed_at"),),
    proofs=(*PROOFS, *LOOKED_FIRST),
    readings=READINGS,
    labels=(
        Label("patrons.PatronCategory", nl="name_nl", en="name_en"),
        Label("patrons.SubscriptionKind", nl="name_nl", en="name_en"),
    ),
    spoken=(
        Spoken("patrons.Patron.state", STATES),
        Spoken("patrons.Patron.sex", SEXES),
        Spoken("patrons.Patron.language", LANGUAGES),
        Spoken("patrons.Address.kind", ADDRESSES),
        Spoken("patrons.Address.country", CountryNames()),
        Spoken("patrons.Card.state", CARD_STATES),
        Spoken("patrons.Block.reason", BLOCKS),
        Spoken("patrons.Note.kind", NOTES),
        Spoken("patrons.Question.kind", QUESTIONS),
        Spoken("patrons.Question.intake", INTAKES),
        Spoken("patrons.PatronChange.what", CHANGES),
        Spoken("patrons.Interest.subject", SUBJECTS),
        Spoken("patrons.Share.state", SHARE_STATES),
        Spoken("patrons.Share.answered_side", SHARE_BY),
        Spoken("patrons.Share.ended_side", SHARE_BY),
    ),
    trails=(
        Trail("patrons.Patron", "patron"),
        Trail("patrons.Patron", "applicant"),
        Trail("login.User", "patron", "patron"),
        Trail("login.User", "applicant", "patron"),
        *(Trail(model._meta.label, "patron", "patron") for model in _ABOUT_A_PATRON),
        *(Trail(model._meta.label, "applicant", "patron") for model in _ABOUT_A_PATRON),
        Trail("patrons.Guardianship", "patron", "child"),
        Trail("patrons.Guardianship", "guardian", "guardian"),
        Trail("patrons.Share", "patron", "asker"),
        Trail("patrons.Share", "patron", "sharer"),
        Trail("patrons.Share", "patron", "question__patron"),
        Trail("patrons.ShareQuestion", "patron", "patron"),
        Trail("patrons.Block", "staff", "set_by"),
        Trail("patrons.Block", "staff", "lifted_by"),
        Trail("patrons.Note", "staff", "written_by"),
        Trail("patrons.Question", "staff", "answered_by"),
    ),
    starts=(
        Start("when the enrolment was begun", Patron, day_of("enrolled_at")),
        Start("when the membership ends", Patron, day_membership_ends()),
        Start("when the e-mail address was given", EmailCheck, day_of("asked_at")),
        Start(
            "when the guardianship ends or the child turns 18",
            Guardianship,
            Least("until_on", later(F("child__born_on"), OF_AGE), _day_forgotten("child")),
        ),
        Start("when the block ends", Block, Least(Coalesce(day_of("lifted_at"), "until_on"), _day_forgotten("patron"))),
        Start("when the sharing ended", Share, Least(day_of("ended_at"), "until_on", _day_forgotten("asker"))),
        Start("when the note was written", Note, day_of("written_at")),
        Start("when the question was answered", Question, day_of("answered_at")),
        Start("when the change was made", PatronChange, day_of("changed_at")),
    ),
    closing=(
        Closing("close the sessions", "patron", _close_sessions),
        Closing("erase the interests", "patron", _erase_interests),
        Closing("end the sharing", "patron", end_all_sharing),
    ),
    unless=(
        Obstacle(
            "the guardian answers for a child",
            Guardianship,
            Q(until_on=None) & ~Q(child__state=Patron.State.ENDED),
            OnRequest.ALWAYS_HOLDS,
        ),
        Obstacle(
            "the patron answers for a child",
            Patron,
            Exists(Guardianship.objects.filter(guardian=OuterRef("pk"), until_on=None)),
        ),
    ),
    then=(
        Ending(
            "erase the unfinished enrolment",
            Patron,
            _PENDING,
            _whole(Patron, *_ABOUT_A_PATRON, Guardianship, User),
            _erase_enrolments,
        ),
        Ending(
            "erase the patron's name and everything that leads to the person",
            Patron,
            ~_NAMELESS & ~_PENDING,
            _whole(*_LEADS_TO_A_PATRON, User)
            | {f"patrons.Patron.{name}" for name in ("given_names", "prefix", "family_name", "sex", "born_on", "email")}
            | {f"patrons.Patron.{name}" for name in ("user", "language", "wanted_kind")}
            | {"patrons.Patron.history_days"},
            _erase_names,
        ),
        Ending("remove the patron's empty row", Patron, _NAMELESS, _whole(Patron), erase),
        Ending("erase the e-mail address that was not proven", EmailCheck, Q(), _whole(EmailCheck), erase),
        Ending("erase the guardianship", Guardianship, Q(), _whole(Guardianship), erase),
        Ending("erase the sharing", Share, Q(), _whole(Share, ShareQuestion), erase),
        Ending("erase the block", Block, Q(), _whole(Block), erase),
        Ending("erase the question", Question, Q(), _whole(Question), erase),
        Ending("erase the note on the member", Note, Q(), _whole(Note), erase),
        Ending("erase the note of the change", PatronChange, Q(), _whole(PatronChange), erase),
    ),
)
