"""A browser whose user answers the question why they look, as a clerk does who presses Enter: "serving now"."""

from typing import Any

from django.test import Client

REASON_PAGE = "desk/reason.html"


class Clerk(Client):
    """A test client that states a reason wherever one is asked, and goes on with what it was doing.

    ``states`` is the reason, None for somebody who wants to see the question itself.
    """

    states: str | None = "serving"

    def request(self, **request: Any) -> Any:
        """Ask for a page; when that asks why, answer and go on."""
        answer = super().request(**request)
        if self.states is None or not any(each.name == REASON_PAGE for each in answer.templates):
            return answer
        asked = answer.context["looking_at"]
        carried: dict[str, list[str]] = {}
        for name, value in answer.context["carried"]:
            carried.setdefault(name, []).append(value)
        headers = {name: value for name, value in request.items() if name.startswith("HTTP_")}
        stated = carried | {"looking_reason": self.states, "looking_at": asked}
        path = request["PATH_INFO"] + (f"?{request['QUERY_STRING']}" if request.get("QUERY_STRING") else "")
        onward = super().post(path, stated, **headers)
        return super().get(path, **headers) if asked == "page" else onward
