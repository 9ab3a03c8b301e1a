"""What messages about lending are about."""

from django.conf import settings
from django.urls import reverse

from leeszaal.circulation.models import Hold
from leeszaal.notices.kinds import Kind
from leeszaal.notices.models import Notice
from leeszaal.notices.subjects import Subject, tells


@tells(Kind.HOLD_READY)
def hold_ready(notice: Notice) -> Subject | None:
    """A hold that was cancelled or fetched meanwhile needs no message."""
    ready = Hold.objects.filter(pk=notice.subject_ids["hold"], patron_id=notice.patron_id, state=Hold.State.READY)
    told = ready.select_related("record", "pickup_branch").only("record__title", "pickup_branch__name", "shelf_until")
    hold = told.first()
    if hold is None:
        return None
    return Subject(
        {
            "title": hold.record.title,
            "branch": hold.pickup_branch,
            "shelf_until": hold.shelf_until,
            "account": f"{settings.PUBLIC_URL}{reverse('account:home')}",
        }
    )
