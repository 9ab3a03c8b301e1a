"""The words with which consent is asked: those of the register, kept once for each version that somebody was shown."""

import hashlib
from datetime import datetime

from leeszaal.privacy.models import ConsentText
from leeszaal.privacy.register import Activity


def words_of(activity: Activity, language: str) -> tuple[str, ...]:
    """Give what is asked, why, and how one takes it back, in one language: the paragraphs that people are shown."""
    basis = activity.basis
    parts = (activity.title, activity.purpose, basis.because, basis.withdrawal, activity.sensitive)
    return tuple(part.in_language(language) for part in parts if part is not None)


def version_of(activity: Activity, language: str, *, now: datetime) -> ConsentText:
    """Give the version of the words as they are today, written down when nobody was shown it before."""
    text = "\n".join(words_of(activity, language))
    version, _ = ConsentText.objects.get_or_create(
        activity=activity.key,
        language=language,
        digest=hashlib.sha256(text.encode()).hexdigest(),
        defaults={"text": text, "first_shown_at": now},
    )
    return version
