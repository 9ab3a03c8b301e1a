"""An erasure at a person's request as a link in the chain of proofs: in numbers, with nothing of who it was."""

from collections.abc import Mapping
from datetime import datetime

from django.utils import timezone

from leeszaal.privacy.declared import register
from leeszaal.privacy.models import Erasure, Proof
from leeszaal.privacy.proofs.chain import add_proof


def prove_erasure(ended: Mapping[str, int], erasure: Erasure, now: datetime) -> Proof:
    """Prove what was ended now, by the words of *then*, what stays by which duty, and what still waits.

    The number of the erasure is not in it: as long as something waits, that number leads to the person.
    """
    body = {
        "today": timezone.localdate(now).isoformat(),
        "register": register().overlay or "base",
        "erasure": {
            "ended": dict(ended),
            "by_duty": erasure.stays["by duty"],
            "waiting": erasure.stays["waiting"],
            "done": erasure.done_at is not None,
        },
    }
    return add_proof(body, now)
