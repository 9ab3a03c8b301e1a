"""When a question or complaint is answered at the latest."""

from datetime import date, timedelta

ANSWER_WITHIN = {"question": timedelta(days=14), "complaint": timedelta(days=28)}
"""By the kind of matter."""

LONGEST = 2000
"""So many characters a question, a complaint or an answer may have."""


def due_on(kind: str, asked_on: date) -> date:
    """Give the last day for the answer to what was asked on a day."""
    return asked_on + ANSWER_WITHIN[kind]
