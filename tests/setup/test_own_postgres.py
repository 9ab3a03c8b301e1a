"""A PostgreSQL of one's own: what it must let us do, and how our roles prove who they are there."""

import click
import pytest
from django.db import connection, connections, transaction

from leeszaal.privacy.access import make_guard
from leeszaal.privacy.access.naming import quoted, role_name
from leeszaal.privacy.access.passwords import password_of
from leeszaal.site.cli.ground import database

WITH_PASSWORD = {"PASSWORD": "geheim"}


@pytest.mark.django_db
def test_who_may_not_make_roles_is_told_in_one_line_what_to_ask_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "close_all", lambda: None)
    powerless = quoted(role_name(connection.settings_dict["NAME"], "public"))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("COMMENT ON FUNCTION leeszaal_person() IS 'as it was declared before'")
        cursor.execute(f"SET LOCAL ROLE {powerless}")
        with pytest.raises(click.ClickException) as told, database():
            make_guard()
        transaction.set_rollback(True)
    assert "may not make roles" in told.value.message
    assert told.value.message.endswith("CREATEROLE")


def test_each_role_has_a_password_of_its_own_where_the_server_asks_for_one() -> None:
    desk, public = (password_of(f"leeszaal_{role}", WITH_PASSWORD) for role in ("desk", "public"))
    assert desk != public
    assert len(desk) == len(public) == 43
    assert password_of("leeszaal_desk", {"PASSWORD": ""}) == ""
