"""What is listed in a statement, by the key under which it is the same thing in two versions, with how it reads."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext

from leeszaal.privacy.statement.content import Content


def plain(names: list[str]) -> dict[str, str]:
    """Give names that say everything themselves."""
    return {name: name for name in names}


def data(section: Mapping[str, Any]) -> dict[str, str]:
    """Give each kind of data with what it is for; one name may stand there for several reasons."""
    why: dict[str, list[str]] = {}
    for use in section["data"]:
        for name in use["names"]:
            why.setdefault(name, []).append(use["why"])
    return {name: f"{name}: {'; '.join(reasons)}" for name, reasons in why.items()}


def receivers(section: Mapping[str, Any]) -> dict[str, str]:
    """Give who sees the data, and what for."""
    return {to["who"]: _narrowed(f"{to['who']}: {to['why']}", to["only"]) for to in section["receivers"]}


def givers(section: Mapping[str, Any]) -> dict[str, str]:
    """Give who gave data, and how."""
    return {giver["who"]: _narrowed(f"{giver['who']}: {giver['how']}", giver["only"]) for giver in section["givers"]}


def _narrowed(said: str, only: list[str]) -> str:
    return f"{said} ({gettext('only:')} {', '.join(only)})" if only else said


def rights(section: Mapping[str, Any]) -> dict[str, str]:
    """Give the rights by their keys."""
    return dict(section["rights"])


def promises(promises: list[Mapping[str, str]]) -> dict[str, str]:
    """Give promises by their ids."""
    return {promise["id"]: promise["words"] for promise in promises}


def cookies(content: Content) -> dict[str, str]:
    """Give cookies with what they are for and how long they last."""
    return {
        cookie["name"]: f"{cookie['name']}: {cookie['purpose']}, {cookie['lasts']}" for cookie in content["cookies"]
    }


def partners(content: Content) -> dict[str, str]:
    """Give partners with what they do, and under which agreement."""
    return {partner["key"]: _partner(partner) for partner in content["partners"]}


def _partner(partner: Mapping[str, str]) -> str:
    said = f"{partner['name']} ({partner['country']}), {partner['kind']}: {partner['what']}"
    return " ".join(filter(None, (said, partner["agreement"], partner["arrangement"], partner["website"])))


def stated(content: Content) -> dict[str, str]:
    """Give what the library says beyond what the program does."""
    return {stated["key"]: f"{stated['title']}: {stated['says']} {stated['not_yet']}" for stated in content["stated"]}
