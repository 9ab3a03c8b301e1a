"""Messages in a folder: where no mail server is named, they are written to files, which hold names and addresses.

A message that a mail server took has left the house. One in our own folder has not, so it goes with the person. Files
are known by the Message-ID of a notice and by the address they are to.
"""

from datetime import datetime
from email import message_from_bytes
from email.message import Message
from email.utils import getaddresses
from pathlib import Path

from django.conf import settings

from leeszaal.notices.composing import message_id
from leeszaal.notices.models import Notice
from leeszaal.patrons.models import EmailCheck, Patron


def erase_written_mail(patron_id: int, now: datetime) -> int:
    """Remove the files with messages to a patron; give how many there were."""
    folder = Path(settings.EMAIL_FILE_PATH)
    if not folder.is_dir():
        return 0
    addresses, ids = _addresses(patron_id), _message_ids(patron_id)
    theirs = [path for path in folder.iterdir() if path.is_file() and _is_to(path, addresses, ids)]
    for path in theirs:
        path.unlink()
    return len(theirs)


def _addresses(patron_id: int) -> set[str]:
    known = Patron.objects.filter(pk=patron_id).values_list("email", flat=True)
    asked = EmailCheck.objects.filter(patron=patron_id).values_list("email", flat=True)
    return {address.lower() for address in [*known, *asked] if address}


def _message_ids(patron_id: int) -> set[str]:
    return {message_id(notice) for notice in Notice.objects.filter(patron=patron_id).only("key")}


def _is_to(path: Path, addresses: set[str], ids: set[str]) -> bool:
    message: Message = message_from_bytes(path.read_bytes())
    to = {address.lower() for _, address in getaddresses(message.get_all("To", []))}
    return bool(to & addresses) or message.get("Message-ID", "") in ids
