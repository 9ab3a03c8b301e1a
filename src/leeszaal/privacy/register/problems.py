"""What is wrong with the register and where: all of it at once, for the person who must mend it."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something wrong: ``where`` names the file and key, ``what`` says it in a sentence, ``remedy`` what to write."""

    where: str
    what: str
    remedy: str = ""

    @property
    def file(self) -> str:
        """Give the file of the register, or the table and column of the database."""
        return self.where.partition(": ")[0]

    @property
    def key(self) -> str:
        """Give the key in that file; empty for the file as a whole."""
        return self.where.partition(": ")[2]

    def told(self) -> str:
        """Say it whole, with the remedy."""
        return f"{self}; {self.remedy}" if self.remedy else str(self)

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


class RegisterError(Exception):
    """The register cannot be read, or the program does not do what it says."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(problem.told() for problem in self.problems))
