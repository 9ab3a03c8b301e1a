"""Versions of the statement: what the program obeys is published at once, with its date.

There is no draft. The register is what the program runs by, so a change of it holds from the moment that a program
with it opens, and a term with a later ``from`` holds from that day. At both moments the statement is compared with
the latest version, and kept as a new one when it reads differently.
"""

from datetime import datetime

from django.db import connection, transaction
from django.utils import timezone

from leeszaal.privacy.claims import Claims
from leeszaal.privacy.models import StatementVersion
from leeszaal.privacy.register import Register
from leeszaal.privacy.statement import news
from leeszaal.privacy.statement.content import digest, in_all_languages

_LOCK = 0x57A7E


def latest() -> StatementVersion | None:
    """Give the version that holds now, its content left until asked for; None before the library first opened."""
    return StatementVersion.objects.defer("content").first()


def publish(register: Register, claims: Claims, now: datetime) -> StatementVersion | None:
    """Keep the statement as a new version when it reads otherwise than the latest; give it, or None."""
    contents = in_all_languages(register, claims, timezone.localdate(now))
    found = digest(contents)
    with transaction.atomic():
        _one_at_a_time()
        last = latest()
        if last is not None and last.digest == found:
            return None
        number = last.number + 1 if last else 1
        made = StatementVersion.objects.create(number=number, published_at=now, content=contents, digest=found)
        transaction.on_commit(news.forget)
    return made


def _one_at_a_time() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
