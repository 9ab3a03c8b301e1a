"""Restricted data are kept past every term, and no message leaves about them."""

from uuid import uuid4

import pytest
from django.core import mail
from django.utils import timezone
from restricted_member import CARD, Restricted

from leeszaal.circulation.models import Loan, OfflineAct
from leeszaal.notices.models import Notice
from leeszaal.notices.sending import send
from leeszaal.patrons.models import Patron
from leeszaal.privacy.claims import claimed
from leeszaal.privacy.models import Restriction
from leeszaal.privacy.restriction import lift, restriction_of
from leeszaal.privacy.restriction.keeping import keep_restricted
from leeszaal.privacy.restriction.setting import announce_lifting


@pytest.mark.promise("RIGHT-4")
def test_what_is_past_its_term_stays_as_long_as_the_restriction(restricted: Restricted) -> None:
    theirs = Loan.objects.filter(patron=restricted.patron)
    assert not keep_restricted(theirs, claimed()).exists()
    standing = restriction_of(restricted.patron.pk)
    assert standing is not None
    lift(announce_lifting(standing, now=timezone.now()), now=timezone.now())
    assert keep_restricted(theirs, claimed()).exists()


def test_a_whole_member_is_kept(restricted: Restricted) -> None:
    assert not keep_restricted(Patron.objects.filter(pk=restricted.patron.pk), claimed()).exists()
    assert keep_restricted(Patron.objects.filter(pk=restricted.child.pk), claimed()).exists()


def test_a_line_of_a_desk_without_connection_is_kept_by_its_card_alone(restricted: Restricted) -> None:
    theirs, of_another = (
        OfflineAct.objects.create(
            client_id=uuid4(),
            verb="check_out",
            card_number=card,
            barcode="3",
            done_at=timezone.now(),
            handed_in_at=timezone.now(),
            branch=restricted.branch,
            outcome=OfflineAct.Outcome.DONE,
        )
        for card in (CARD, "21000000000001")
    )
    kept = keep_restricted(OfflineAct.objects.filter(pk__in=[theirs.pk, of_another.pk]), claimed())
    assert list(kept) == [of_another]


@pytest.mark.promise("RIGHT-4")
def test_a_message_about_a_hold_does_not_leave(restricted: Restricted) -> None:
    notice = Notice.objects.get(kind="hold_ready")
    send(notice.pk, now=timezone.now())
    notice.refresh_from_db()
    assert (notice.state, notice.problem) == ("dropped", "restricted")
    assert mail.outbox == []


def test_a_message_about_the_restriction_itself_leaves(restricted: Restricted) -> None:
    notice = Notice.objects.create(
        key="k",
        kind="data_restricted",
        patron=restricted.patron,
        subject_ids={"restriction": Restriction.objects.get().pk},
        created_at=timezone.now(),
    )
    send(notice.pk, now=timezone.now())
    notice.refresh_from_db()
    assert notice.state == "sent"
    assert "op slot" in mail.outbox[0].body
