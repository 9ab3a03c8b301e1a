"""A hole in a page of the catalogue, made on purpose, gives nothing of a person away."""

import json

import pytest
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.test import Client, override_settings
from django.urls import include, path
from people import card_of, log_in
from people import patron as make_patron

from leeszaal.privacy.access.naming import role_name
from leeszaal.privacy.access.seal import sealed
from leeszaal.privacy.access.seen import role_names

pytestmark = pytest.mark.django_db(transaction=True)

FAMILY_NAME = "Zwaluwenburg"


def hole(request: HttpRequest) -> JsonResponse:
    """What no page may do: put what a reader typed into a statement, and run whatever comes of it."""
    typed, answers = request.GET["q"], []
    try:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT title FROM catalogue_record WHERE title = '{typed}'")  # noqa: S608  the hole
            answers.append([list(map(str, row)) for row in cursor.fetchall()])
            while cursor.cursor.nextset():
                if cursor.description:
                    answers.append([list(map(str, row)) for row in cursor.fetchall()])
    except DatabaseError as error:
        return JsonResponse({"error": str(error)})
    return JsonResponse({"answers": answers})


urlpatterns = [path("hole", hole), path("account/hole", hole), path("", include("leeszaal.site.urls"))]


def ways_to(select: str) -> list[str]:
    """Ways to have a select carried out by what is typed, with every trick to stand in another's shoes first."""
    roles = [role_name(connection.settings_dict["NAME"], role) for role in role_names()]
    tricks = [
        "RESET ROLE",
        "SET ROLE NONE",
        "RESET SESSION AUTHORIZATION",
        "RESET ALL",
        "DISCARD ALL",
        "ROLLBACK",
        "COMMIT",
    ]
    tricks += [f'SET ROLE "{role}"' for role in [*roles, str(connection.settings_dict["USER"]), "postgres"]]
    tricks += ["SET row_security = off", "SET leeszaal.person = '1'", "SET search_path = pg_catalog, public"]
    unions = [f"' UNION {select} --", f"' OR EXISTS ({select}) --", f"'; {select} --"]
    return [*unions, *(f"'; {trick}; {select} --" for trick in tricks)]


@override_settings(ROOT_URLCONF=__name__)
def test_the_catalogue_gives_nothing_personal_whatever_is_typed() -> None:
    person = make_patron(family_name=FAMILY_NAME)
    secrets = (FAMILY_NAME, card_of(person), person.email)
    selects = [
        "SELECT family_name FROM patrons_patron",
        "SELECT number FROM patrons_card",
        "SELECT session_data FROM django_session",
        "SELECT password FROM login_user",
        f"SELECT set_config('leeszaal.person', '{person.pk}', false)",
        "SELECT query_to_xml('SELECT * FROM patrons_patron', true, false, '')::text",
        "SELECT pg_read_file('/etc/passwd')",
        "SELECT string_agg(key::text, '') FROM leeszaal_seal",
        "SELECT string_agg(most_common_vals::text, '') FROM pg_stats WHERE tablename = 'patrons_patron'",
    ]
    browser = Client()
    for typed in (way for select in selects for way in ways_to(select)):
        answer = browser.get("/hole", {"q": typed}).content.decode()
        assert not any(secret and secret in answer for secret in secrets), typed
        found = json.loads(answer).get("answers", [])
        told = {text for rows in found for row in rows for text in row} - {"", "None", str(person.pk)}
        assert not told, typed


@override_settings(ROOT_URLCONF=__name__)
def test_the_hole_is_one() -> None:
    """What is typed is really carried out: without that the test above could not fail."""
    answer = Client().get("/hole", {"q": "'; SELECT 'what ' || 'was typed' --"}).json()
    assert answer["answers"][-1] == [["what was typed"]]


@override_settings(ROOT_URLCONF=__name__)
def test_an_own_page_gives_nothing_of_another_person_whatever_is_typed() -> None:
    me, other = make_patron(password="een-lang-wachtwoord", family_name="Ikzelf"), make_patron(family_name=FAMILY_NAME)
    browser = log_in(Client(), me)
    seal = sealed(me.pk).partition(".")[2]
    tricks = [
        "RESET ALL",
        "SET row_security = off",
        f"SET leeszaal.person = '{other.pk}'",
        f"SET leeszaal.person = '{other.pk}.{seal}'",
        f"SELECT set_config('leeszaal.person', '{other.pk}.' || encode(sha256('{other.pk}'), 'hex'), false)",
    ]
    for trick in tricks:
        typed = f"'; {trick}; SELECT family_name FROM patrons_patron --"  # noqa: S608  the hole
        answer = browser.get("/account/hole", {"q": typed}).content
        assert FAMILY_NAME.encode() not in answer, trick
    whole = browser.get("/account/hole", {"q": "'; SELECT family_name FROM patrons_patron --"}).json()
    assert whole["answers"][-1] == [["Ikzelf"]]
