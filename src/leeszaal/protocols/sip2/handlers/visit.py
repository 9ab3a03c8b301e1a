"""What is known about one connection: which machine it is, what it asked for, and which passwords it has shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from leeszaal.common.actor import Actor
from leeszaal.login.models import Sight
from leeszaal.login.terminals import TerminalAccount
from leeszaal.protocols.sip2.handlers.places import Place
from leeszaal.protocols.sip2.handlers.proofs import Proofs


class NotLoggedInError(Exception):
    """The machine asks for something before it has logged in."""


@dataclass(slots=True)
class Visit:
    """One connection of a machine. `language` is the last one that it asked for ("nl", "en"), None before."""

    address: str
    terminal: TerminalAccount | None = None
    language: str | None = None
    proofs: Proofs = field(default_factory=Proofs)
    places: Mapping[int, Place] = field(default_factory=dict)

    @property
    def account(self) -> TerminalAccount:
        """The machine that has logged in. Raises NotLoggedInError."""
        if self.terminal is None:
            raise NotLoggedInError
        return self.terminal

    @property
    def actor(self) -> Actor:
        """Who acts: this machine, at its branch. Raises NotLoggedInError."""
        account = self.account
        return Actor(kind="terminal", id=account.id, branch_id=account.branch_id, via="sip2")

    @property
    def may_see(self) -> frozenset[Sight]:
        """What this machine may be told about a patron; nothing before it has logged in."""
        return self.terminal.may_see if self.terminal else frozenset()

    @property
    def here(self) -> Place:
        """The branch where the machine stands. Raises NotLoggedInError."""
        account = self.account
        return self.places.get(account.branch_id) or Place(account.branch_code, account.branch_name, "")

    def institution(self, sent: str) -> str:
        """Give the institution id (AO): what the machine sent, else the ISIL of its branch, or the branch's code."""
        return sent or (self.here.isil or self.here.code if self.terminal else "")

    def speaks(self, language: str = "") -> str:
        """Give the language of the screen: the patron's own, else what the machine asked for, else the machine's."""
        return language or self.language or (self.terminal.language if self.terminal else "nl")
