"""How facts of the register are said: in the program's words for people, or plainly, to compare.

What the program says of itself (``P5Y`` is "5 years") is translated by the program. A better translation is no change
of the register, and two columns with one name are two: so what is compared has none of those words.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from leeszaal.common.periods import Period
from leeszaal.privacy.register import Register
from leeszaal.privacy.telling import say_columns, say_ground, say_period


@dataclass(frozen=True, slots=True)
class Speech:
    """Says a ground of article 6(1), a length of time, and columns in a language."""

    ground: Callable[[str], str]
    period: Callable[[Period], str]
    columns: Callable[[tuple[str, ...], Register, str], Iterable[str]]


IN_WORDS = Speech(say_ground, say_period, say_columns)
PLAIN = Speech(lambda article: article, str, lambda columns, register, language: sorted(columns))
