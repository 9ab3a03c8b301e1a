"""What the desk does with patrons."""

from datetime import date, timedelta
from typing import Any

import people
import pytest

from leeszaal.charges import contributions
from leeszaal.charges.models import Charge
from leeszaal.notices.models import Notice
from leeszaal.patrons import services
from leeszaal.patrons.details import Details
from leeszaal.patrons.models import Block, Card, Guardianship, Membership, Patron, PatronChange
from leeszaal.patrons.problems import Problem, RefusedError
from leeszaal.patrons.queries import standing_blocks
from leeszaal.patrons.services import Wish

pytestmark = pytest.mark.django_db


def details(**changed: Any) -> Details:
    usual: dict[str, Any] = {
        "given_names": "Joost",
        "family_name": "van den Heuvel",
        "born_on": date(1975, 1, 31),
        "street": "Kade",
        "house_number": 3,
        "postcode": "9999 ZZ",
        "town": "Lindeveen",
        "email": "joost@example.nl",
    }
    return Details(**usual | changed)


def register(**changed: Any) -> services.Enrolled:
    wish = Wish(people.kind().pk, people.branch().pk, changed.pop("guardian_id", None))
    card = changed.pop("card_number", "")
    seen = changed.pop("identity_seen", True)
    return contributions.register_patron(
        details(**changed), wish, people.at_desk(), identity_seen=seen, now=people.NOW, card_number=card
    )


def problems(**changed: Any) -> dict[str, Problem]:
    with pytest.raises(RefusedError) as refused:
        register(**changed)
    return refused.value.problems


def test_registering_gives_card_membership_charge_welcome_and_a_line_of_history() -> None:
    enrolled = register()
    assert (enrolled.patron.prefix, enrolled.patron.family_name) == ("van den", "Heuvel")
    assert enrolled.card.number.startswith("21")
    assert enrolled.membership.ends_on == date(2027, 11, 23)
    assert Charge.objects.get().amount_cents == 4800
    assert Notice.objects.get().kind == "welcome"
    assert set(PatronChange.objects.values_list("what", flat=True)) == {"identity_seen", "registered"}


def test_nobody_becomes_a_member_without_being_seen() -> None:
    assert problems(identity_seen=False) == {"identity_seen": Problem.IDENTITY_NOT_SEEN}
    assert not Patron.objects.exists()


def test_all_problems_are_told_at_once() -> None:
    found = problems(postcode="12", given_names=" ", phones=("1",), email="joost", house_number=0)
    assert set(found) == {"postcode", "given_names", "phones", "email", "house_number"}


def test_a_foreign_postcode_and_telephone_number_are_taken_as_they_are() -> None:
    patron = register(postcode="b-2000", country="BE", phones=("+32 3 202 84 00",)).patron
    assert patron.addresses.get().postcode == "B-2000"
    assert patron.phones.get().number == "+3232028400"


def test_a_card_with_a_wrong_check_digit_and_a_card_of_another_are_refused() -> None:
    taken = register().card.number
    assert problems(card_number="21000000000014") == {"card_number": Problem.NO_CARD}
    assert problems(card_number=taken) == {"card_number": Problem.CARD_TAKEN}
    assert Patron.objects.count() == 1


def test_a_pending_patron_is_completed_once() -> None:
    wish = Wish(people.kind().pk, people.branch().pk)
    patron = services.enrol_online(details(), wish, people.PASSWORD, people.WEB, now=people.NOW)
    arguments = {"identity_seen": True, "now": people.NOW, "kind_id": people.kind().pk}
    enrolled = contributions.complete_enrolment(patron.pk, people.at_desk(), **arguments)  # type: ignore[arg-type]
    assert enrolled.patron.state == Patron.State.ACTIVE
    assert enrolled.patron.wanted_kind is None
    with pytest.raises(RefusedError):
        contributions.complete_enrolment(patron.pk, people.at_desk(), **arguments)  # type: ignore[arg-type]
    assert Membership.objects.count() == Card.objects.count() == Charge.objects.count() == 1


def test_a_replaced_card_leaves_the_old_one_known_as_lost() -> None:
    patron = people.patron()
    old = people.card_of(patron)
    new = services.replace_card(patron.pk, people.at_desk(), now=people.NOW)
    assert Card.objects.get(number=old).state == Card.State.LOST
    assert people.card_of(patron) == new.number != old
    with pytest.raises(RefusedError):
        services.replace_card(patron.pk, people.at_desk(), now=people.NOW, number=old)


def test_a_block_stands_until_it_is_lifted_or_its_day_has_passed() -> None:
    patron = people.patron()
    today = people.TODAY
    lasting = services.set_block(patron.pk, Block.Reason.DAMAGE, people.at_desk(), now=people.NOW)
    services.set_block(patron.pk, Block.Reason.DEBT, people.at_desk(), now=people.NOW, until_on=today)
    assert standing_blocks(patron.pk, today).count() == 2
    assert standing_blocks(patron.pk, today + timedelta(days=1)).get() == lasting
    services.lift_block(lasting.pk, people.at_desk(), now=people.NOW)
    assert not standing_blocks(patron.pk, today + timedelta(days=1)).exists()


@pytest.mark.parametrize("note", ["bsn 111222333", "1112.22.333", "tel 111-222-333"])
def test_a_citizen_service_number_is_not_taken_into_a_note(note: str) -> None:
    patron = people.patron()
    with pytest.raises(RefusedError) as refused:
        services.set_block(patron.pk, Block.Reason.OTHER, people.at_desk(), now=people.NOW, note=note)
    assert refused.value.problems == {"note": Problem.HOLDS_BSN}


@pytest.mark.parametrize("note", ["belt op 06 12345678", "boek 12345678", "12-05-2026 om 10.30"])
def test_other_numbers_may_stand_in_a_note(note: str) -> None:
    patron = people.patron()
    services.set_block(patron.pk, Block.Reason.OTHER, people.at_desk(), now=people.NOW, note=note)


def test_ending_a_membership_ends_card_and_guardianship_and_cannot_be_done_twice() -> None:
    patron = people.patron()
    child = people.patron(born_on=date(2018, 1, 1))
    Guardianship.objects.create(guardian=patron, child=child, since_on=people.TODAY)
    services.end_membership(patron.pk, people.at_desk(), now=people.NOW)
    patron.refresh_from_db()
    assert (patron.state, patron.ended_on) == (Patron.State.ENDED, people.TODAY)
    assert patron.cards.get().state == Card.State.ENDED
    assert patron.memberships.get().ended_early_on == people.TODAY
    assert Guardianship.objects.get().until_on == people.TODAY
    with pytest.raises(RefusedError):
        services.renew_membership(patron.pk, people.at_desk(), now=people.NOW)


def test_a_guardian_is_an_adult_member_and_a_child_keeps_at_least_one() -> None:
    child = people.patron(born_on=date(2018, 1, 1))
    too_young = people.patron(born_on=date(2010, 1, 1))
    guardian, other = people.patron(), people.patron()
    with pytest.raises(RefusedError):
        services.add_guardian(child.pk, too_young.pk, people.at_desk(), now=people.NOW)
    services.add_guardian(child.pk, guardian.pk, people.at_desk(), now=people.NOW)
    with pytest.raises(RefusedError):
        services.remove_guardian(child.pk, guardian.pk, people.at_desk(), now=people.NOW)
    services.add_guardian(child.pk, other.pk, people.at_desk(), now=people.NOW)
    services.remove_guardian(child.pk, guardian.pk, people.at_desk(), now=people.NOW)
    assert Guardianship.objects.get(until_on=None).guardian == other


def test_a_renewed_membership_of_another_kind_changes_the_category() -> None:
    senior = people.category("senior")
    kind = people.kind("senior", category=senior, min_age=None)
    patron = people.patron(member_until=people.TODAY)
    renewed = services.renew_membership(patron.pk, people.at_desk(), now=people.NOW, kind_id=kind.pk)
    patron.refresh_from_db()
    assert patron.category == senior
    assert renewed.starts_on == people.TODAY + timedelta(days=1)


def test_staff_change_an_e_mail_address_at_once() -> None:
    patron = register().patron
    check = services.change_details(patron.pk, details(email="nieuw@example.nl"), people.at_desk(), now=people.NOW)
    patron.refresh_from_db()
    assert check is None
    assert patron.email == "nieuw@example.nl"
