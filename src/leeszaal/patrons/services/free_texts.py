"""Free words about a patron: not empty, not too long, and without a citizen service number."""

from leeszaal.patrons.problems import Problem, RefusedError
from leeszaal.patrons.written import NotWrittenError, free_of_bsn


def free_text(text: str, longest: int) -> str:
    """Give the words without spaces around them.

    Raises:
        RefusedError: when nothing is written, it is too long, or it holds a citizen service number.
    """
    text = text.strip()
    if not text or len(text) > longest:
        raise RefusedError({"text": Problem.TOO_LONG if text else Problem.MISSING})
    try:
        return free_of_bsn(text)
    except NotWrittenError as error:
        raise RefusedError({"text": error.problem}) from error
