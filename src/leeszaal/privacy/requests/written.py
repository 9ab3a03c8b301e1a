"""Words that staff or people write in the file of a request: tidied, and never with a citizen service number."""

import re

from stdnum.nl import bsn

from leeszaal.privacy.requests.problems import Problem, RequestError

_NINE_DIGITS = re.compile(r"(?<!\d)(?:\d[ .-]?){8}\d(?!\d)")


def free_of_bsn(field: str, text: str) -> str:
    """Give the text without blanks around it.

    Raises RequestError when it holds a citizen service number: no library may keep one (UAVG, article 46).
    """
    if any(bsn.is_valid(found) for found in _NINE_DIGITS.findall(text)):
        raise RequestError({field: Problem.HOLDS_BSN})
    return text.strip()


def needed(field: str, text: str) -> str:
    """Give a text that must say something. Raises RequestError when it is empty or holds a citizen service number."""
    if not text.strip():
        raise RequestError({field: Problem.NO_WORDS})
    return free_of_bsn(field, text)
