"""One small demo library, made once for all tests here and taken back afterwards."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.db import connection, transaction
from pytest_django.plugin import DjangoDbBlocker

from leeszaal.site.demo.small import fill_small

TODAY = date(2026, 11, 24)
SEED = 7


@pytest.fixture(scope="package")
def lindeveen(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[date]:
    """The library as it is on a Tuesday; gives that day. Every constraint has been checked."""
    with django_db_blocker.unblock(), transaction.atomic():
        fill_small(SEED, TODAY, lambda _: None)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ANALYZE")
        yield TODAY
        transaction.set_rollback(True)
