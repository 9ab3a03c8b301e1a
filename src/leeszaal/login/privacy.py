"""How log-ins keep their entries of the register: sessions, failed attempts and the accounts of staff."""

from django.contrib.sessions.models import Session
from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce, Now
from django.utils.translation import gettext_lazy as _

from leeszaal.login.models import LoginThrottle, Role, StaffMember, User
from leeszaal.privacy.claims import Audience, Claims, Ending, Obstacle, People, Secret, Start, Trail
from leeszaal.privacy.days import day_of
from leeszaal.privacy.erasing import erase


def _close_accounts(staff: QuerySet[StaffMember]) -> int:
    return User.objects.filter(staff__in=staff).delete()[1].get(StaffMember._meta.label, 0)


CLAIMS = Claims(
    people=(People("visitor"), People("staff", StaffMember)),
    audiences=(
        Audience("desk", frozenset({Role.DESK, Role.SUPERVISOR})),
        Audience("catalogue", frozenset({Role.CATALOGUE})),
        Audience("manager", frozenset({Role.MANAGER})),
        Audience("privacy officer", frozenset({Role.PRIVACY})),
        Audience("colleague"),
    ),
    secrets=(
        Secret("login.User.password", _("kept, but not shown: it would help somebody who guesses your password")),
    ),
    trails=(
        Trail("sessions.Session", "visitor"),
        Trail("login.LoginThrottle", "visitor"),
        Trail("login.StaffMember", "staff"),
        Trail("login.RecoveryCode", "staff", "staff"),
        Trail("login.User", "staff", "staff"),
    ),
    starts=(
        Start("when the session expires", Session, day_of("expire_date")),
        Start("when the first wrong attempt was made", LoginThrottle, day_of("first_failed_at")),
        Start(
            "when the staff member last logged in",
            StaffMember,
            Coalesce(day_of("user__last_login"), day_of("user__created_at")),
        ),
    ),
    unless=(Obstacle("the lock still holds", LoginThrottle, Q(locked_until__gt=Now())),),
    then=(
        Ending("erase the session", Session, Q(), frozenset({"sessions.Session"}), erase),
        Ending("erase the wrong attempts", LoginThrottle, Q(), frozenset({"login.LoginThrottle"}), erase),
        Ending(
            "erase the staff account that was closed",
            StaffMember,
            Q(user__is_active=False),
            frozenset({"login.StaffMember", "login.RecoveryCode", "login.User"}),
            _close_accounts,
        ),
    ),
)
