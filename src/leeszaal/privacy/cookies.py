"""The cookies that the pages set, as the settings name them: all are needed, so there is nothing to choose."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage

from leeszaal.privacy.register import Words


@dataclass(frozen=True, slots=True)
class Cookie:
    """A cookie: its name, when it is set and what for, and how long the browser keeps it."""

    name: str
    purpose: Words
    lasts: Words


_UNTIL_CLOSED = Words("tot je de browser sluit", "until you close the browser")


def cookies() -> tuple[Cookie, ...]:
    """Give every cookie that a page may set."""
    hours, year = settings.SESSION_COOKIE_AGE // 3600, settings.CSRF_COOKIE_AGE // (24 * 3600)
    return (
        Cookie(
            settings.SESSION_COOKIE_NAME,
            Words("als je inlogt: om te weten dat jij het bent", "when you log in: to know that it is you"),
            Words(
                f"tot je uitlogt of de browser sluit, hooguit {hours} uur",
                f"until you log out or close the browser, {hours} hours at most",
            ),
        ),
        Cookie(
            settings.CSRF_COOKIE_NAME,
            Words(
                "bij een formulier: zodat niemand anders het uit jouw naam kan versturen",
                "with a form: so that nobody else can send it in your name",
            ),
            Words(f"{year} dagen", f"{year} days"),
        ),
        Cookie(
            settings.LANGUAGE_COOKIE_NAME,
            Words("als je een taal kiest: om die te onthouden", "when you choose a language: to remember it"),
            Words("een jaar", "a year"),
        ),
        Cookie(
            CookieStorage.cookie_name,
            Words(
                "na een handeling: om op de volgende pagina te zeggen dat het is gelukt",
                "after an action: to say on the next page that it worked",
            ),
            _UNTIL_CLOSED,
        ),
        Cookie(
            settings.STATEMENT_COOKIE_NAME,
            Words(
                "als je de melding wegklikt dat deze verklaring is veranderd: om te onthouden welke versie je zag",
                "when you close the message that this statement changed: to remember which version you saw",
            ),
            Words("dertig dagen", "thirty days"),
        ),
    )


def cookies_that_can_be_set() -> frozenset[str]:
    """Give the name of every cookie that some part of the program can set, as the settings and Django name them."""
    named = {str(getattr(settings, name)) for name in dir(settings) if name.endswith("_COOKIE_NAME")}
    return frozenset(named | {CookieStorage.cookie_name})
