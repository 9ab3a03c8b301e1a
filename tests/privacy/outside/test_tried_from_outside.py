"""Small doors that somebody from outside tries: codes that are none, odd signatures, packages taken unnoticed."""

from uuid import UUID

import library
import people
import pytest
from click.testing import CliRunner
from django.db import connections
from django.test import Client

from leeszaal.patrons.models import Patron
from leeszaal.privacy.access import acting_as
from leeszaal.privacy.access.acting import NobodyServedError
from leeszaal.privacy.hand_over.code import SIGNATURE_HEADER, Code, NotACodeError
from leeszaal.privacy.models import IdentityCheck, RightsRequest
from leeszaal.privacy.rights.access import Asked, access_package
from leeszaal.privacy.rights.package import as_html
from leeszaal.privacy.rights.pdf import as_pdf
from leeszaal.site.cli.rights import command

TICKET = UUID(int=7)


@pytest.mark.parametrize(
    "text",
    [
        f"https://[x/hand-over/{TICKET}/#s",
        f"https://x:lots/hand-over/{TICKET}/#s",
        f"https:///hand-over/{TICKET}/#s",
        f"https://elders.example@evil.example/hand-over/{TICKET}/#s",
    ],
)
def test_an_address_that_is_none_is_no_code(text: str) -> None:
    with pytest.raises(NotACodeError):
        Code.read(text)


@pytest.mark.django_db
def test_a_signature_in_other_letters_is_just_not_right() -> None:
    answer = Client(headers={SIGNATURE_HEADER: "é" * 64}).post(
        f"/hand-over/{TICKET}/", b"{}", content_type="application/json"
    )
    assert answer.status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["patron", "rights", "family"])
def test_a_role_that_serves_one_person_is_not_taken_for_nobody(role: str) -> None:
    with pytest.raises(NobodyServedError), acting_as(role):
        pass


@pytest.fixture
def profiled(db: None) -> Patron:
    """A member who said yes to a profile and has a book at home."""
    patron = people.says_yes(people.patron(email="anna@example.nl"), "profile")
    library.lend(patron, people.TODAY)
    return patron


@pytest.mark.promise("RIGHT-1")
def test_the_package_tells_the_logic_of_a_profile_and_what_it_counts(profiled: Patron) -> None:
    package = access_package(Asked(profiled.pk, "en", people.NOW, people.TODAY))
    (profile,) = package["profile"]["profiles"]
    assert package["profile"]["made"]
    assert "counted when it is needed and stored nowhere" in profile["logic"]
    assert {"what": "Book", "times": 1} in profile["counted"]
    assert "Book: 1" in as_html(package)
    assert as_pdf(package).startswith(b"%PDF-")


def test_a_parent_hears_that_there_is_a_profile_of_the_child_and_not_what_the_child_reads(profiled: Patron) -> None:
    asked = Asked(profiled.pk, "en", people.NOW, people.TODAY, keeps_reading=True)
    (profile,) = access_package(asked)["profile"]["profiles"]
    assert profile["counted"] == []


@pytest.mark.promise("RIGHT-7")
@pytest.mark.django_db
def test_what_is_handed_out_at_the_command_line_is_on_file_as_on_the_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "close_all", lambda: None)
    anna = people.patron(email="anna@example.nl")
    done = CliRunner().invoke(command, ["access", "--card", people.card_of(anna), "--checked", "called back", "--json"])
    assert done.exit_code == 0, done.output
    request = RightsRequest.objects.get()
    assert (request.right, request.state, request.person_id) == ("15", "done", anna.pk)
    assert IdentityCheck.objects.get().how == "called back"
    assert [step.what for step in request.steps.all()] == ["received", "identity checked", "package made", "done"]
