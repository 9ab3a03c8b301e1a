"""`leeszaal worker`: run jobs and keep the search index up to date."""

import os
import signal
import threading
from typing import cast

import click
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

from leeszaal.catalogue.search import indexer
from leeszaal.privacy.access import serve_as
from leeszaal.site.cli.ground import on_database, refuse_when_wrong


@click.command("worker")
@click.option("--jobs", default=2, show_default=True, type=click.IntRange(1), help="How many jobs at the same time.")
@on_database
def command(jobs: int) -> None:
    """Run jobs as they come, and index what changes in the catalogue, until Ctrl-C or SIGTERM.

    Jobs in progress are finished first. Only one process at a time indexes; any number may run jobs.
    """
    refuse_when_wrong("The worker")
    serve_as("jobs")
    stop, faults = threading.Event(), list[BaseException]()
    indexing = threading.Thread(target=_index, args=(stop, faults), name="indexer")
    indexing.start()
    try:
        _run_jobs(jobs)
    finally:
        stop.set()
        indexing.join()
    if faults:
        raise click.ClickException(f"The search index cannot be kept up to date: {faults[0]}")


def _run_jobs(concurrency: int) -> None:
    """Run jobs until a signal asks to stop."""
    connector = cast("DjangoConnector", app.connector)
    with app.replace_connector(connector.get_worker_connector()) as worker:
        worker.run_worker(concurrency=concurrency)


def _index(stop: threading.Event, faults: list[BaseException]) -> None:
    """Index until told to stop; on a fault end the whole process, for a search that stands still goes unnoticed."""
    try:
        indexer.run(stop)
    except Exception as fault:  # whatever it is, the main thread must hear of it
        faults.append(fault)
        os.kill(os.getpid(), signal.SIGTERM)
