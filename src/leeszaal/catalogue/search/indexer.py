"""Keep the index equal to the catalogue: build it whole, then follow the changes. One process per machine does this."""

import threading
from contextlib import closing

from django.db import connections

from leeszaal.catalogue.search import place
from leeszaal.catalogue.search.following import Follower
from leeszaal.catalogue.search.place import IndexerBusy
from leeszaal.catalogue.search.rebuilding import exists, rebuild

__all__ = ["catch_up", "exists", "rebuild", "run"]

_TRY_AGAIN_SECONDS = 5


def catch_up() -> int:
    """Bring the index up to date once and give the number of records read again; for one-off use beside no indexer.

    Raises:
        IndexMissing: when there is no index.
        IndexerBusy: when the indexer of this machine runs.
    """
    with place.locked("indexer"), closing(Follower()) as follower:
        return follower.catch_up()


def run(stop: threading.Event, interval: float = 0.3) -> None:
    """Follow the changes until told to stop; where another process does so already, wait until it is gone.

    ``interval`` is the pause between two looks, in seconds.
    """
    while not stop.is_set():
        try:
            with place.locked("indexer"), closing(Follower()) as follower:
                follower.follow(stop, interval)
        except IndexerBusy:
            stop.wait(_TRY_AGAIN_SECONDS)
        finally:
            connections.close_all()
