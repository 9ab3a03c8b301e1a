"""The worker tells operators what it did: numbers and names of tasks, and nothing about anybody."""

import json
import logging
from collections.abc import Iterator
from io import StringIO
from threading import Thread
from typing import cast

import pytest
from django.conf import settings
from django.db import connection, connections
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.contrib.django.models import ProcrastinateJob

from leeszaal.circulation.tasks import count_loans
from leeszaal.common.worklog import JOBS, WorkLine, is_news
from leeszaal.notices.tasks import send_notice


@pytest.fixture
def log() -> Iterator[StringIO]:
    """What would be written, by the handler that the settings name for it."""
    written = StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(WorkLine())
    handler.addFilter(is_news)
    loggers = [logging.getLogger(name) for name in settings.LOGGING["loggers"] if "work" in name]
    for logger in loggers:
        logger.addHandler(handler)
    yield written
    for logger in loggers:
        logger.removeHandler(handler)


def work() -> None:
    connector = cast("DjangoConnector", app.connector)
    with app.replace_connector(connector.get_worker_connector()) as worker:
        worker.run_worker(wait=False, install_signal_handlers=False)
    connections.close_all()


def lines(log: StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in log.getvalue().splitlines()]


@pytest.mark.django_db
def test_a_round_tells_its_numbers(log: StringIO) -> None:
    count_loans(timestamp=0)
    (line,) = lines(log)
    assert (line["level"], line["task"]) == ("INFO", "count_loans")
    assert line["counts"] == {"records with another number of loans": 0}


@pytest.mark.django_db(transaction=True)
def test_a_job_that_fails_tells_the_kind_of_fault_and_not_what_it_was_about(log: StringIO) -> None:
    with connection.cursor() as cursor:  # jobs of other tests stay: their table is not Django's to empty
        cursor.execute("TRUNCATE procrastinate_jobs CASCADE")
    send_notice.configure().defer(notice_id="anna@example.nl")
    worker = Thread(target=work)  # of its own, for a browser's event loop may run in that of the tests
    worker.start()
    worker.join()
    assert ProcrastinateJob.objects.get(task_name="notices.send").attempts == 1
    ended = [line for line in lines(log) if line.get("ended")]
    assert ended[0]["task"] == "notices.send"
    assert ended[0]["ended"] == "failed, to be tried again"
    assert ended[0]["fault"]
    assert str(ended[0]["where"]).startswith("notices/")
    assert "anna" not in log.getvalue()


def test_both_loggers_write_to_the_handler_for_work() -> None:
    assert settings.LOGGING["loggers"][JOBS]["handlers"] == ["work"]
    assert settings.LOGGING["handlers"]["work"]["formatter"] == "work"
