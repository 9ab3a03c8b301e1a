"""Mail written to a folder where no mail server is named: each message in a file of its own.

Django names files by the second and by an object's place in memory, which the next message may get as well. Two people
in one file could not be erased apart.
"""

from pathlib import Path
from uuid import uuid4

from django.core.mail.backends import filebased


class EmailBackend(filebased.EmailBackend):
    """Django's own, with a name for each file that no other has."""

    named = ""

    def _get_filename(self) -> str:
        if not self.named:
            self.named = str(Path(self.file_path) / f"{uuid4()}.log")
        return self.named
