"""A desk without connection hands in its list afterwards, and nothing of it is lost."""

import json
from datetime import timedelta
from uuid import uuid4

import library
import people
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from leeszaal.circulation.models import Loan, OfflineAct
from leeszaal.patrons.models import Patron

pytestmark = pytest.mark.django_db


def act(verb: str, barcode: str, card: str = "") -> dict[str, str]:
    done_at = (timezone.now() - timedelta(hours=1)).isoformat()
    return {"client_id": str(uuid4()), "verb": verb, "card_number": card, "barcode": barcode, "done_at": done_at}


def hand_in(desk: Client, *acts: object) -> dict[str, object]:
    body = json.dumps({"acts": acts})
    answer = desk.post(reverse("desk:hand_in"), body, content_type="application/json")
    assert answer.status_code == 200
    return answer.json()  # type: ignore[no-any-return]


def test_what_was_lent_without_connection_is_lent_at_that_moment(desk: Client, reader: Patron) -> None:
    done = act("check_out", library.item().barcode, people.card_of(reader))
    answer = hand_in(desk, done)
    assert answer["acts"] == [{"client_id": done["client_id"], "outcome": "done"}]
    assert abs((timezone.now() - Loan.objects.get().checked_out_at).total_seconds() - 3600) < 60


def test_handing_in_twice_lends_once(desk: Client, reader: Patron) -> None:
    done = act("check_out", library.item().barcode, people.card_of(reader))
    hand_in(desk, done)
    hand_in(desk, done)
    assert Loan.objects.count() == 1
    assert OfflineAct.objects.count() == 1


def test_a_conflict_is_kept_and_shown_until_somebody_deals_with_it(desk: Client, reader: Patron) -> None:
    answer = hand_in(desk, act("check_out", "ONBEKEND", people.card_of(reader)))
    assert answer["conflicts"] == 1
    assert "ONBEKEND" in desk.get(reverse("desk:conflicts")).content.decode()
    desk.post(reverse("desk:resolve", args=[OfflineAct.objects.get().pk]))
    assert "ONBEKEND" not in desk.get(reverse("desk:conflicts")).content.decode()


def test_an_act_that_cannot_be_read_stays_with_the_browser(desk: Client, reader: Patron) -> None:
    good = act("check_out", library.item().barcode, people.card_of(reader))
    answer = hand_in(desk, good, {"client_id": "no", "verb": "check_out"}, "nonsense", None)
    assert answer["unreadable"] == 3
    assert len(answer["acts"]) == 1  # type: ignore[arg-type]


def test_something_else_than_a_list_is_refused(desk: Client) -> None:
    answer = desk.post(reverse("desk:hand_in"), "[]", content_type="application/json")
    assert answer.status_code == 400


def test_handing_in_asks_for_a_log_in(client: Client) -> None:
    assert client.get(reverse("desk:token")).status_code == 302


def test_the_page_for_working_without_connection_names_nobody(desk: Client, reader: Patron) -> None:
    page = desk.get(reverse("desk:offline")).content.decode()
    assert "Joris" not in page
    assert reader.name not in page


def test_the_worker_keeps_that_page_and_its_files_only(desk: Client) -> None:
    script = desk.get(reverse("desk:worker"))
    assert script.headers["Content-Type"].startswith("text/javascript")
    assert reverse("desk:offline") in script.content.decode()
    assert "/desk/patrons" not in script.content.decode()
