"""The statement for the public (articles 13 and 14 GDPR), made from the register that the program obeys."""

from leeszaal.privacy.statement.sections import sections as statement
from leeszaal.privacy.statement.told import Section

__all__ = ["Section", "statement"]
