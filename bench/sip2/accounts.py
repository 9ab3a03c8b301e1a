"""Accounts of self-service machines for the measurement, as the library would make them."""

from leeszaal.login.models import Terminal
from leeszaal.login.terminals import add_terminal, renew_password


def accounts(count: int, branch_id: int) -> list[tuple[str, str]]:
    """Give log-in names and new passwords of so many machines at a branch, made where they are not there yet."""
    return [(name, _password(name, branch_id)) for name in (f"measuring-{number}" for number in range(1, count + 1))]


def _password(name: str, branch_id: int) -> str:
    terminal = Terminal.objects.filter(login=name).first()
    if terminal is None:
        return add_terminal(name, name, branch_id)[1]
    Terminal.objects.filter(pk=terminal.pk).update(branch_id=branch_id, is_active=True)
    return renew_password(terminal)
