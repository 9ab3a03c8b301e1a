"""Pages for when something is wrong say so in plain words, and need nothing to be right."""

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.utils import translation


@pytest.mark.parametrize("name", ["400", "403_csrf", "500"])
def test_a_page_for_a_fault_needs_no_request_and_no_database(name: str) -> None:
    with translation.override("nl"):
        body = render_to_string(f"{name}.html")
    assert body.count("<h1>") == 1
    assert 'href="/"' in body


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["403", "404", "405", "429"])
def test_a_page_for_a_refusal_leads_back_to_the_catalogue(name: str) -> None:
    request = RequestFactory().get("/")
    with translation.override("en"):
        body = render_to_string(f"{name}.html", request=request)
    assert body.count("<h1>") == 1
    assert "To the catalogue" in body


@pytest.mark.django_db
def test_an_address_that_does_not_exist_gives_the_page_and_the_code() -> None:
    answer = Client(headers={"accept-language": "nl"}).get("/bestaat-niet")
    assert answer.status_code == 404
    assert "We kunnen deze pagina niet vinden" in answer.content.decode()


@pytest.mark.django_db
def test_the_address_of_a_form_that_is_opened_as_a_page_tells_what_to_do() -> None:
    answer = Client(headers={"accept-language": "nl"}).get("/language/")
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "POST"
    assert "Op dit adres is niets te zien" in answer.content.decode()
