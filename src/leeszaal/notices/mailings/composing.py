"""The words of one copy: for whom, why this person gets it, and how to make it stop (RFC 2369 and RFC 8058)."""

from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from leeszaal.notices.composing import message_id, template_name
from leeszaal.notices.kinds import Kind, Problem
from leeszaal.notices.mailings.addressees import Addressee
from leeszaal.notices.mailings.links import unsubscribe_link
from leeszaal.notices.models import Notice
from leeszaal.patrons.models import Mailing
from leeszaal.privacy.declared import register
from leeszaal.privacy.models import StatementVersion

WELCOME = "welcome"


def compose_copy(notice: Notice, mailing: Mailing | None, to: Addressee | None) -> EmailMessage | Problem:
    """Give the message, or why there is none: the basis of the activity no longer stands for this person."""
    if to is None:
        return Problem.NO_BASIS
    activity = mailing.activity if mailing else WELCOME
    link = unsubscribe_link(to.patron_id, activity)
    values = _values(mailing, to, link, activity) | {"step": notice.subject_ids.get("step")}
    title, _, body = render_to_string(template_name(notice.kind, to.language), values).partition("\n")
    headers = {
        "Message-ID": message_id(notice),
        "Auto-Submitted": "auto-generated",
        "List-Id": f"<{activity.replace('_', '-')}.{parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition('@')[2]}>",
        "List-Unsubscribe": f"<{link}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    return EmailMessage(title.strip(), body.strip() + "\n", to=[to.email], headers=headers)


def preview(mailing: Mailing, language: str) -> tuple[str, str]:
    """Give subject and text as somebody in this language would get them, with an invented name."""
    name = "Robin"
    to, link = Addressee(0, name, "", language), f"{settings.PUBLIC_URL}/…"
    values = _values(mailing, to, link, mailing.activity)
    title, _, body = render_to_string(template_name(Kind.MAILING, language), values).partition("\n")
    return title.strip(), body.strip()


def _values(mailing: Mailing | None, to: Addressee, link: str, activity: str) -> dict[str, object]:
    language = "en" if to.language == "en" else "nl"
    return {
        "given_names": to.given_names,
        "library": settings.LIBRARY_NAME,
        "subject": getattr(mailing, f"subject_{language}", ""),
        "text": getattr(mailing, f"text_{language}", ""),
        "activity": register().activities[activity].title.in_language(language),
        "unsubscribe": link,
        "choices": f"{settings.PUBLIC_URL}{reverse('account:choices')}",
        "catalogue": f"{settings.PUBLIC_URL}{reverse('opac:home')}",
        "statement": _changed_statement(mailing) if mailing and activity == "newsletter" else "",
    }


def _changed_statement(mailing: Mailing) -> str:
    """Give the address of what changed in the privacy statement since the newsletter before this one, if anything."""
    before = Mailing.objects.filter(activity="newsletter", released_at__isnull=False, pk__lt=mailing.pk or 2**62)
    last = before.order_by("-pk").values_list("released_at", flat=True).first()
    changes = StatementVersion.objects.filter(number__gt=1).order_by("-number")
    newest = (changes.filter(published_at__gt=last) if last else changes).values_list("number", flat=True).first()
    return f"{settings.PUBLIC_URL}/privacy/versions/{newest}/" if newest else ""
