"""The numbers and hashes of proofs outside the database: whoever writes the whole chain anew there is found out here.

One line of JSON for each proof, in a file beside the journal of erasures. After a database was put back from a backup a
line says from which number the chain goes on.
"""

from pathlib import Path

from django.conf import settings

from leeszaal.privacy.backup.lines import add_lines, read_lines
from leeszaal.privacy.backup.tombstones import identifier


def note(number: int, digest: str) -> None:
    """Write down the hash of a proof."""
    add_lines(_path(), [{"number": number, "hash": digest}])


def note_restored(number: int) -> None:
    """Write down that the chain goes on after this number, for the database was put back from a backup."""
    add_lines(_path(), [{"restored_to": number}])


def noted() -> dict[int, str]:
    """Give the hash of each proof as it was written down, as far as this machine did."""
    found: dict[int, str] = {}
    for line in read_lines(_path()):
        if "restored_to" in line:
            found = {number: digest for number, digest in found.items() if number <= line["restored_to"]}
        else:
            found[line["number"]] = line["hash"]
    return found


def _path() -> Path:
    return Path(settings.ERASURES) / f"{identifier()}.proofs.jsonl"
