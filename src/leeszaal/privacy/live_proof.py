"""How a promise is looked after in the running library: two numbers, taken again every night, that name nobody."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from leeszaal.privacy.register import Register, Words


@dataclass(frozen=True, slots=True)
class Figures:
    """What one look found: how many things were looked at, and how many of those broke the promise."""

    checked: int
    failed: int


@dataclass(frozen=True, slots=True)
class LiveProof:
    """The live proof of one promise.

    ``look`` is given the register and the last day whose nightly round is done. ``says`` tells the figures to the
    public, with ``{checked}`` and ``{failed}`` in its place.
    """

    promise: str
    says: Words
    look: Callable[[Register, date], Figures]

    def said(self, figures: Figures, language: str) -> str:
        """Tell the figures of a look in one language."""
        return self.says.in_language(language).format(checked=figures.checked, failed=figures.failed)
