"""Pages for what is refused: an address asked in the wrong way, such as that of a form that was kept as a bookmark, and
a deed about somebody whose data are restricted.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render

from leeszaal.privacy.restriction import RestrictedError


class RefusalsHavePages:
    """Middleware that fills the empty answer 405 with a page that leads on, and says why a deed is refused."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the request through; the header that tells which ways there are stays as it is."""
        answer = self.get_response(request)
        if isinstance(answer, HttpResponseNotAllowed) and not answer.content:
            answer.content = render(request, "405.html").content
        return answer

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Say that the data of somebody are restricted (GDPR article 18); nothing on the page tells of whom."""
        return render(request, "restricted.html", status=403) if isinstance(error, RestrictedError) else None
