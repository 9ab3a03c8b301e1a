"""The statement for the public (articles 13 and 14 GDPR), made from the register that the program obeys."""

from leeszaal.privacy.statement.sections import Section
from leeszaal.privacy.statement.sections import sections as statement

__all__ = ["Section", "statement"]
