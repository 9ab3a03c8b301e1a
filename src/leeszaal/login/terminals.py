"""Self-service machines: made, given a password, logged in, and looked up again while they are connected."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.hashers import check_password, make_password
from django.utils import timezone

from leeszaal.login.models import Sight, Terminal, seen_by_default
from leeszaal.login.signing_in import burn_a_hash, is_login_name
from leeszaal.login.throttle import begin_attempt, one_address, succeeded

_DOOR = "terminal"
_LONGEST_LOGIN, _LONGEST_NAME = 60, 80
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


class WrongLoginError(Exception):
    """No open terminal has this log-in name with this password."""


class TakenLoginError(ValueError):
    """Another terminal has this log-in name already."""


@dataclass(frozen=True, slots=True)
class TerminalAccount:
    """A terminal as the counter needs it: where it stands and what it may be told and do."""

    id: int
    name: str
    branch_id: int
    branch_code: str
    branch_name: str
    may_see: frozenset[Sight]
    takes_payments: bool
    blocks_cards: bool
    asks_password: bool
    language: str
    encoding: str


def log_in_terminal(login: str, password: str, address: str, *, now: datetime) -> TerminalAccount:
    """Log a terminal in from a network address; one password is hashed, whether or not the name exists.

    It takes about as long as that hash. Call it outside a transaction, so that a wrong try stays counted.
    Raises WrongLoginError, or LockedOutError (of `login.throttle`) when name or address must wait.
    """
    attempt = begin_attempt(_DOOR, login, one_address(address), now=now)
    terminal = _open_terminal(login)
    if terminal is None:
        burn_a_hash(password)
        raise WrongLoginError
    if not check_password(password, terminal.password):
        raise WrongLoginError
    succeeded(attempt)
    today = timezone.localdate(now)
    Terminal.objects.filter(pk=terminal.pk).exclude(last_seen_on=today).update(last_seen_on=today)
    return _account(terminal)


def terminal_account(terminal_id: int) -> TerminalAccount | None:
    """Give the account as it is now, or None when it was closed since the terminal logged in."""
    terminal = Terminal.objects.select_related("branch").filter(pk=terminal_id, is_active=True).first()
    return _account(terminal) if terminal else None


def add_terminal(
    login: str, name: str, branch_id: int, *, may_see: Iterable[Sight] | None = None, **choices: bool | str
) -> tuple[Terminal, str]:
    """Add a terminal; give it and its password, which nobody can read afterwards.

    ``choices`` are other fields of `Terminal`: takes_payments, blocks_cards, asks_password, language, encoding.
    Raises ValueError when log-in name or name has not the form of one, TakenLoginError when the log-in name is taken.
    """
    written = written_login(login)
    if not is_terminal_login(written):
        raise ValueError("a log-in name is no card number and no e-mail address, and has at most 60 characters")
    if not 0 < len(name) <= _LONGEST_NAME:
        raise ValueError("a name has 1 to 80 characters")
    if Terminal.objects.filter(login=written).exists():
        raise TakenLoginError(f"there is a terminal with log-in name {written} already")
    seen = seen_by_default() if may_see is None else [Sight(each) for each in may_see]
    password = _make_password()
    terminal = Terminal(
        login=written, password=make_password(password), name=name, branch_id=branch_id, may_see=seen, **choices
    )
    terminal.save(force_insert=True)
    return terminal, password


def renew_password(terminal: Terminal) -> str:
    """Give a terminal a new password in place of the old one; nobody can read it afterwards."""
    password = _make_password()
    terminal.password = make_password(password)
    terminal.save(update_fields=["password"])
    return password


def written_login(login: str) -> str:
    """Give a log-in name as it is kept: small letters, no spaces around."""
    return login.strip().casefold()


def is_terminal_login(login: str) -> bool:
    """Tell whether a log-in name, as it is kept, has the form of one: that of staff, and nothing unprintable."""
    return is_login_name(login) and login.isprintable() and len(login) <= _LONGEST_LOGIN


def _open_terminal(login: str) -> Terminal | None:
    name = written_login(login)
    if not is_terminal_login(name):
        return None
    return Terminal.objects.select_related("branch").filter(login=name, is_active=True).first()


def _account(terminal: Terminal) -> TerminalAccount:
    return TerminalAccount(
        id=terminal.pk,
        name=terminal.name,
        branch_id=terminal.branch_id,
        branch_code=terminal.branch.code,
        branch_name=terminal.branch.name,
        may_see=frozenset(map(Sight, terminal.may_see)),
        takes_payments=terminal.takes_payments,
        blocks_cards=terminal.blocks_cards,
        asks_password=terminal.asks_password,
        language=terminal.language,
        encoding=terminal.encoding,
    )


def _make_password() -> str:
    letters = "".join(secrets.choice(_LETTERS) for _ in range(20))
    return "-".join(letters[start : start + 5] for start in range(0, 20, 5))
