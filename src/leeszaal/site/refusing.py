"""A page for an address that is asked in the wrong way, such as the address of a form that was kept as a bookmark."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render


class RefusalsHavePages:
    """Middleware that fills the empty answer 405 with a page that leads on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the request through; the header that tells which ways there are stays as it is."""
        answer = self.get_response(request)
        if isinstance(answer, HttpResponseNotAllowed) and not answer.content:
            answer.content = render(request, "405.html").content
        return answer
