"""Recorded requests of real machines and clients get an answer of the right kind, and nothing of anybody."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import library
import pytest
from django.db import transaction
from handled import EVERYTHING, ask, machine, written
from people import NOW, TODAY, card_of, patron

from leeszaal.branches.models import Branch
from leeszaal.circulation.models import Hold, Loan
from leeszaal.common.barcodes import normalise_barcode
from leeszaal.patrons.models import Card, Patron
from leeszaal.protocols.sip2.codec import decode, messages
from leeszaal.protocols.sip2.handlers import Visit

RECORDED = Path(__file__).parents[5] / "shared" / "data" / "sip2" / "vectors_dev.jsonl"


def requests() -> list[dict[str, Any]]:
    """The recorded requests; none where they are not beside the project."""
    if not RECORDED.exists():
        return []
    lines = [json.loads(line) for line in RECORDED.read_text("utf-8").splitlines()]
    return [line for line in lines if line["direction"] == "SC->ACS"]


needs_recordings = pytest.mark.skipif(not RECORDED.exists(), reason="the recorded messages are not beside the project")


def answered_by(request: messages.Message) -> type[messages.Message]:
    """The answer that the standard has for a request: its code is one higher, but for three."""
    other = {"01": "24", "93": "94", "99": "98"}
    return messages.BY_CODE[other.get(request.CODE) or f"{int(request.CODE) + 1:02}"]


@pytest.fixture
def small(anna: Patron, bram: Patron) -> list[str]:
    """People with loans and holds in a library; gives all words by which anybody could be known."""
    loan = library.lend(anna, TODAY)
    library.hold(bram, loan.item.record)
    library.hold(bram, state=Hold.State.READY, trapped_item=library.item())
    return ["Anna", "Bram", "Berg", "Visser", "anna@example.nl", card_of(anna), card_of(bram), loan.item.barcode]


@pytest.fixture
def everything(centre: Branch) -> Visit:
    """A machine that may see and do everything."""
    return machine(may_see=EVERYTHING, takes_payments=True, blocks_cards=True)


@needs_recordings
def test_every_recorded_request_gets_an_answer_of_the_right_kind_and_nothing_of_anybody(
    small: list[str], everything: Visit
) -> None:
    for line in requests():
        request = decode(line["raw"].encode() + b"\r").message
        answer = ask(request, replace(everything))
        assert type(answer) is answered_by(request), line["id"]
        assert not [word for word in small if word in written(answer)], line["id"]
        assert Loan.objects.filter(returned_at=None).count() == 1, line["id"]


@needs_recordings
def test_every_recorded_request_about_somebody_who_is_there_tells_only_of_them(
    small: list[str], everything: Visit
) -> None:
    for line in requests():
        request = decode(line["raw"].encode() + b"\r").message
        with transaction.atomic():
            add_who_is_asked_about(request)
            answer = ask(request, replace(everything))
            transaction.set_rollback(True)
        assert type(answer) is answered_by(request), line["id"]
        assert not [word for word in small if word in written(answer)], line["id"]


def add_who_is_asked_about(request: messages.Message) -> None:
    """Give the card and the item of a recorded request to somebody and something."""
    card, barcode = getattr(request, "patron_identifier", ""), getattr(request, "item_identifier", "")
    reader = patron(given_names="Paula", family_name="Reader", prefix="")
    if card:
        Card.objects.filter(patron=reader).update(number=normalise_barcode(card))
    if barcode:
        library.item(barcode=normalise_barcode(barcode))


def test_a_frequent_conversation_goes_as_a_machine_expects(anna: Patron, everything: Visit) -> None:
    card, copy = card_of(anna), library.item(library.record("De stille dijk"))
    spoken = [
        "9900802.00",
        f"2300520261124    120000AO|AA{card}|AC|AD|",
        f"6300520261124    120000  Y       AO|AA{card}|BP1|BQ5|",
        f"11YN20261124    12000020261215    000000AO|AA{card}|AB{copy.barcode}|AC|CH|AY1AZ",
        f"6300520261124    120000  Y       AO|AA{card}|BP1|BQ5|",
        f"3520261124    120000AO|AA{card}|",
    ]
    heard = [written(ask(decode(line.encode() + b"\r").message, everything)) for line in spoken]
    assert [line[:2] for line in heard] == ["98", "24", "64", "12", "64", "36"]
    assert "AEAnna van der Berg|BLY|" in heard[1]
    assert heard[2][37:61] == "0000" * 6
    assert heard[3].startswith("121NNY20261124    120000")
    assert f"|AU{copy.barcode}|" in heard[4]
    assert NOW.strftime("%Y%m%d") in heard[5]
