"""Machines come, tell how they are, and are turned away."""

from datetime import timedelta

import pytest
from django.conf import settings
from handled import LOCAL, ask
from people import NOW, branch, card_of

from leeszaal.branches.models import Branch
from leeszaal.login.models import Sight, Terminal
from leeszaal.login.terminals import add_terminal
from leeszaal.patrons.models import Patron
from leeszaal.protocols.sip2.codec import decode, encode, messages
from leeszaal.protocols.sip2.handlers import HANDLERS, NotLoggedInError, Visit, refuse

ASKS = messages.ScStatus(status_code="0", max_print_width=80, protocol_version="2.00")


def log_in(login: str, password: str, **fields: str) -> messages.Login:
    plain = {"uid_algorithm": "0", "pwd_algorithm": "0"}
    return messages.Login(**plain | fields, login_user_id=login, login_password=password)


def test_a_machine_logs_in_and_hears_what_is_possible(centre: Branch) -> None:
    Branch.objects.update(isil="NL-0001")
    _, password = add_terminal("kast", "Automaat bij de deur", branch().pk)
    visit = Visit(address="192.0.2.7")
    assert ask(log_in("Kast", password), visit).ok
    assert visit.account.may_see == frozenset({Sight.NAME, Sight.LOANS, Sight.HOLDS, Sight.CHARGES, Sight.TITLES})
    answer = ask(ASKS, visit)
    assert isinstance(answer, messages.AcsStatus)
    assert (answer.online_status, answer.checkin_ok, answer.checkout_ok, answer.offline_ok) == (True,) * 4
    assert (answer.institution_id, answer.library_name) == ("NL-0001", settings.LIBRARY_NAME)
    assert (answer.terminal_location, answer.date_time_sync) == ("Centrum", LOCAL)
    assert answer.supported_messages == frozenset(messages.SupportedMessage)
    assert answer.protocol_version == "2.00"


@pytest.mark.parametrize(("login", "fields"), [("kast", {}), ("niemand", {}), ("kast", {"pwd_algorithm": "1"})])
def test_a_wrong_log_in_is_refused(centre: Branch, login: str, fields: dict[str, str]) -> None:
    _, password = add_terminal("kast", "Automaat", branch().pk)
    given = password if fields else "geraden"
    visit = Visit(address="192.0.2.7")
    assert ask(log_in(login, given, **fields), visit).ok is False
    assert visit.terminal is None


def test_who_keeps_guessing_has_to_wait(centre: Branch) -> None:
    _, password = add_terminal("kast", "Automaat", branch().pk)
    visit = Visit(address="192.0.2.7")
    for _ in range(5):
        assert not ask(log_in("kast", "geraden"), visit).ok
    assert not ask(log_in("kast", password), visit).ok
    assert ask(log_in("kast", password), visit, NOW + timedelta(minutes=2)).ok


def test_a_failed_log_in_ends_the_one_before(kast: Visit) -> None:
    assert not ask(log_in("kast", "geraden"), kast).ok
    assert kast.terminal is None


def test_before_the_log_in_a_machine_hears_only_that_we_are_here(centre: Branch) -> None:
    answer = ask(ASKS, Visit(address="192.0.2.7"))
    assert (answer.online_status, answer.checkout_ok, answer.terminal_location) == (True, False, None)


def test_an_account_that_is_closed_is_out_at_the_next_question_how_it_is(kast: Visit) -> None:
    Terminal.objects.update(is_active=False)
    assert ask(ASKS, kast).checkout_ok is False
    assert kast.terminal is None


def test_what_a_machine_may_see_changes_while_it_is_connected(kast: Visit) -> None:
    Terminal.objects.update(may_see=[])
    ask(ASKS, kast)
    assert kast.may_see == frozenset()


@pytest.mark.parametrize("kind", HANDLERS, ids=lambda kind: kind.__name__)
def test_a_machine_that_has_not_logged_in_gets_nothing_done(kind: type[messages.Message], anna: Patron) -> None:
    message, visit = example(kind, card_of(anna)), Visit(address="192.0.2.7")
    if kind in (messages.Login, messages.ScStatus, messages.EndPatronSession):
        assert type(ask(message, visit)) is ANSWERS[kind]
        return
    with pytest.raises(NotLoggedInError):
        ask(message, visit)


@pytest.mark.parametrize("kind", HANDLERS, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("logged_in", [True, False])
def test_every_request_can_be_answered_with_not_now(kind: type[messages.Message], logged_in: bool, kast: Visit) -> None:
    visit = kast if logged_in else Visit(address="192.0.2.7")
    answer = decode(encode(refuse(example(kind, "210"), visit))).message
    assert type(answer) is ANSWERS[kind]
    done = ("ok", "end_session", "payment_accepted", "item_properties_ok", "online_status", "valid_patron")
    assert not any(getattr(answer, name, None) for name in done)
    if kind is not messages.Login:
        (said,) = answer.screen_message  # type: ignore[attr-defined]
        assert said == (
            "Dat kan nu niet. Probeer het later nog eens, of vraag het aan de balie."
            if logged_in
            else "Deze automaat is niet ingelogd."
        )


ANSWERS: dict[type[messages.Message], type[messages.Message]] = {
    messages.BlockPatron: messages.PatronStatusResponse,
    messages.Checkin: messages.CheckinResponse,
    messages.Checkout: messages.CheckoutResponse,
    messages.EndPatronSession: messages.EndSessionResponse,
    messages.FeePaid: messages.FeePaidResponse,
    messages.Hold: messages.HoldResponse,
    messages.ItemInformation: messages.ItemInformationResponse,
    messages.ItemStatusUpdate: messages.ItemStatusUpdateResponse,
    messages.Login: messages.LoginResponse,
    messages.PatronEnable: messages.PatronEnableResponse,
    messages.PatronInformation: messages.PatronInformationResponse,
    messages.PatronStatusRequest: messages.PatronStatusResponse,
    messages.Renew: messages.RenewResponse,
    messages.RenewAll: messages.RenewAllResponse,
    messages.ScStatus: messages.AcsStatus,
}


def test_every_request_of_the_standard_has_a_handler() -> None:
    requests = {kind for kind in messages.BY_CODE.values() if issubclass(kind, messages.ScMessage)}
    assert requests - {messages.RequestAcsResend} == set(HANDLERS) == set(ANSWERS)


def example(kind: type[messages.Message], card: str) -> messages.Message:
    """A request of this kind as a machine may send it."""
    raw = {
        "01": "01N20261124    120000AO|AL|AA{card}|AC|",
        "09": "09N20261124    12000020261124    120000AP|AO|AB1|AC|",
        "11": "11NN20261124    120000                  AO|AA{card}|AB1|AC|",
        "15": "15+20261124    120000AO|AA{card}|AB1|",
        "17": "1720261124    120000AO|AB1|",
        "19": "1920261124    120000AO|AB1|CHx|",
        "23": "2300020261124    120000AO|AA{card}|AC|AD|",
        "25": "2520261124    120000AO|AA{card}|",
        "29": "29NN20261124    120000                  AO|AA{card}|AB1|",
        "35": "3520261124    120000AO|AA{card}|",
        "37": "3720261124    1200000102EURBV1.00|AO|AA{card}|",
        "63": "6300020261124    120000Y         AO|AA{card}|",
        "65": "6520261124    120000AO|AA{card}|",
        "93": "9300CNkast|COgeraden|",
        "99": "9900802.00",
    }[kind.CODE]
    return decode(raw.format(card=card).encode() + b"\r").message
