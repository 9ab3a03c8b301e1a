"""Adding a proof to the chain, and telling proofs as everybody may read them."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from django.db import connection, transaction

from leeszaal.privacy.models import Proof
from leeszaal.privacy.proofs import witness
from leeszaal.privacy.proofs.canonical import BEFORE_THE_FIRST, hash_of


def add_proof(body: Mapping[str, Any], now: datetime) -> Proof:
    """Add a proof after the last one; its hash is also written down outside the database."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE privacy_proof IN SHARE ROW EXCLUSIVE MODE")
        last = Proof.objects.order_by("-number").first()
        number, previous = (last.number + 1, last.hash) if last else (1, BEFORE_THE_FIRST)
        made_at = now.astimezone(UTC).replace(microsecond=0)
        digest = hash_of(number, said(made_at), previous, body)
        proof = Proof.objects.create(number=number, made_at=made_at, body=body, previous=previous, hash=digest)
        transaction.on_commit(lambda: witness.note(number, digest))
    return proof


def last_night() -> Proof | None:
    """Give the proof of the last nightly round, or None when none was made yet."""
    return Proof.objects.filter(body__has_key="rules").order_by("-number").first()


def proofs(after: int = 0) -> Iterator[dict[str, Any]]:
    """Give every proof after a number, in order, as it is told to whoever wants to check it."""
    for proof in Proof.objects.filter(number__gt=after).order_by("number").iterator():
        yield {
            "number": proof.number,
            "made_at": said(proof.made_at),
            "previous": proof.previous,
            "body": proof.body,
            "hash": proof.hash,
        }


def said(moment: datetime) -> str:
    """Write a moment in UTC: ``2026-11-22T01:17:00Z``."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
