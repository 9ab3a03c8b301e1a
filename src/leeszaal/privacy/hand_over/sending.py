"""Sending a package to the address in a code: over HTTPS, to a public address, without following anything."""

import ipaddress
import json
import socket
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from django.conf import settings

from leeszaal.privacy.declared import register
from leeszaal.privacy.disclosure.door import leaving
from leeszaal.privacy.disclosure.passages import at_own_wish
from leeszaal.privacy.hand_over.code import SIGNATURE_HEADER, Code, signature
from leeszaal.privacy.models import Disclosure
from leeszaal.privacy.rights.access import Package

TIMEOUT_SECONDS = 15
_IN_WORDS = "_in_words"
TABLES = ("patrons.Patron", "patrons.Address", "patrons.Phone")
"""What another library needs to know who somebody is and how to reach them; the rest stays here."""


class NotHandedOverError(Exception):
    """The other library did not take the package; ``refused`` tells whether it answered at all."""

    def __init__(self, *, refused: bool) -> None:
        super().__init__("refused" if refused else "not reached")
        self.refused = refused


class _StayHere(HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        """Follow nothing: the package is for one address."""


@dataclass(frozen=True, slots=True)
class Destination:
    """Where somebody wants their data to go: the code of a library there, and its country (ISO 3166-1 alpha-2).

    ``wanted_abroad`` tells that the person heard what a country outside the European Economic Area means, and wants it.
    """

    code: Code
    country: str
    wanted_abroad: bool = False


def hand_over(to: Destination, package: Package, person_id: int, *, now: datetime) -> None:
    """Send what is needed of a patron's package for taking along, by the door: it leaves at their own wish.

    Raises NotHandedOverError, and NotLetOutError when something is in it that the person did not give, or when it would
    go outside the European Economic Area and the person did not say to want that.
    """
    code = to.code
    if not _may_be_asked(code):
        raise NotHandedOverError(refused=False)
    data = {table: package["data"].get(table, []) for table in TABLES}
    host = str(urlsplit(code.origin).hostname)
    passage = at_own_wish(register(), host, to.country, _columns(data), wanted_abroad=to.wanted_abroad)
    with leaving(passage, [person_id], now=now) as going:
        try:
            _post(code, json.dumps({**package, "data": data}, ensure_ascii=False).encode())
        except NotHandedOverError as error:
            going.outcome = Disclosure.Outcome.REFUSED if error.refused else Disclosure.Outcome.FAILED
            raise


def _post(code: Code, body: bytes) -> None:
    headers = {"Content-Type": "application/json", SIGNATURE_HEADER: signature(code.secret, body)}
    request = Request(code.address, data=body, headers=headers, method="POST")  # noqa: S310  checked above
    try:
        with build_opener(_StayHere).open(request, timeout=TIMEOUT_SECONDS) as answer:
            taken = answer.status == HTTPStatus.CREATED
    except HTTPError as error:
        raise NotHandedOverError(refused=True) from error
    except (URLError, OSError) as error:
        raise NotHandedOverError(refused=False) from error
    if not taken:
        raise NotHandedOverError(refused=True)


def _columns(data: dict[str, list[dict[str, Any]]]) -> frozenset[str]:
    """Name the columns that are in it; what ends on `_in_words` says a column once more."""
    return frozenset(
        f"{table}.{field}" for table, rows in data.items() for row in rows for field in row if _IN_WORDS not in field
    )


def _may_be_asked(code: Code) -> bool:
    """Tell whether an address is one of the world outside, and spoken to over HTTPS."""
    if settings.HAND_OVER_ANYWHERE:
        return True
    parts = urlsplit(code.origin)
    if parts.scheme != "https" or not parts.hostname:
        return False
    try:
        found = socket.getaddrinfo(parts.hostname, parts.port or 443, proto=socket.IPPROTO_TCP)
    except OSError:
        return False
    return all(ipaddress.ip_address(address[4][0]).is_global for address in found)
