"""What messages about sharing pages are about. A name of the other stands in it only once both know of each other."""

from django.conf import settings
from django.urls import reverse

from leeszaal.notices.kinds import Kind
from leeszaal.notices.models import Notice
from leeszaal.notices.subjects import Subject, tells
from leeszaal.patrons.models import Share, ShareQuestion
from leeszaal.patrons.words import SHARE_BY, SHARE_SCOPES

_TOLD = ("called", "scopes", "state", "asked_at", "until_on", "ended_side")
_NAME = ("given_names", "prefix", "family_name")


@tells(Kind.SHARE_ASKED)
def share_asked(notice: Notice) -> Subject | None:
    """To who was asked, or to the parent or guardian of that child; not when it was answered meanwhile."""
    asked = _asked(notice)
    if asked is None:
        return None
    child = asked.patron.given_names if asked.patron_id != notice.patron_id else ""
    return _subject(asked.share, asker=asked.share.asker.name, child=child)


@tells(Kind.SHARE_ACCEPTED)
def share_accepted(notice: Notice) -> Subject | None:
    """To both, and to a child for whom the parent or guardian agreed."""
    return _to_a_side(notice, Share.State.ACCEPTED)


@tells(Kind.SHARE_ENDS_SOON)
def share_ends_soon(notice: Notice) -> Subject | None:
    """To both, some time before the last day."""
    return _to_a_side(notice, Share.State.ACCEPTED)


@tells(Kind.SHARE_ENDED)
def share_ended(notice: Notice) -> Subject | None:
    """To both, with who stopped it."""
    return _to_a_side(notice, Share.State.ENDED)


@tells(Kind.SHARE_LAPSED)
def share_lapsed(notice: Notice) -> Subject | None:
    """To who asked, in the same words whether there was anybody who could have said yes, or not."""
    share = _share(notice)
    return _subject(share) if share else None


def _to_a_side(notice: Notice, state: Share.State) -> Subject | None:
    share = _share(notice)
    if share is None or share.sharer is None or share.state != state:
        return None
    return _subject(share, asker=share.asker.name, sharer=share.sharer.name, asks=share.asker_id == notice.patron_id)


def _asked(notice: Notice) -> ShareQuestion | None:
    told = (*(f"share__{name}" for name in _TOLD), *(f"share__asker__{name}" for name in _NAME), "patron__given_names")
    asked = ShareQuestion.objects.select_related("share__asker", "patron").only(*told)
    return asked.filter(share_id=notice.subject_ids["share"]).first()


def _share(notice: Notice) -> Share | None:
    told = (*_TOLD, *(f"{side}__{name}" for side in ("asker", "sharer") for name in _NAME))
    shares = Share.objects.select_related("asker", "sharer").only(*told)
    return shares.filter(pk=notice.subject_ids["share"]).first()


def _subject(share: Share, **about: object) -> Subject:
    page = f"{settings.PUBLIC_URL}{reverse('account:family')}"
    scopes = [SHARE_SCOPES[scope] for scope in share.scopes]
    ended_side = SHARE_BY.get(share.ended_side, "")
    return Subject({"page": page, "share": share, "scopes": scopes, "ended_side": ended_side, **about})
