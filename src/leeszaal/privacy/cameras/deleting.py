"""Deleting recordings: the file on the disk first, then its row.

What could go wrong: a row goes and its file stays, where nobody looks for it any more. So files go before rows. When
the night breaks off in between, a row without a file is left, which the next night ends.
"""

from typing import Any

from django.db.models import QuerySet

from leeszaal.privacy.cameras.files import file_of
from leeszaal.privacy.erasing import erase


def delete_recordings(rows: QuerySet[Any]) -> int:
    """Delete the files of these recordings and their rows; give how many recordings went.

    Raises:
        OSError: when a file cannot be deleted; then its row stays and the night says so.
    """
    for folder, name in rows.values_list("camera__folder", "file"):
        file_of(folder, name).unlink(missing_ok=True)
    return erase(rows)
