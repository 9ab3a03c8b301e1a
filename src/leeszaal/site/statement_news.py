"""The banner that tells of a change of the privacy statement, and the cookie that closes it."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from leeszaal.privacy.statement.news import News, news


class TellsStatementNews:
    """Middleware that lays ready what the banner says."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the request through, with the news that this visitor has not closed yet."""
        request.statement_news = _for(request)  # type: ignore[attr-defined]
        return self.get_response(request)


def _for(request: HttpRequest) -> News | None:
    found = news(timezone.now())
    closed = request.COOKIES.get(settings.STATEMENT_COOKIE_NAME)
    return None if found is not None and closed == str(found.number) else found
