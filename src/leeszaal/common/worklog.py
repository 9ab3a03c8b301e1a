"""What the worker did, for who looks after the machine: one JSON object a line, numbers and names of tasks only.

What could go wrong: a job's arguments or a fault's text name somebody, and stay in a log for years. So a line is put
together from a fixed list of fields: of a fault only its kind is told, of a job never its arguments.
"""

import json
import logging
from collections.abc import Mapping
from datetime import UTC, datetime
from traceback import extract_tb
from types import TracebackType

LOGGER = "leeszaal.work"
JOBS = "procrastinate.worker"
_ENDED = {
    "job_success": "done",
    "job_error": "failed",
    "job_error_retry": "failed, to be tried again",
    "job_aborted": "stopped",
    "job_aborted_retry": "stopped, to be tried again",
}


def tell(task: str, counts: Mapping[str, int]) -> None:
    """Write down what a round did, in numbers; the names of counts are words of the register or of the program."""
    logging.getLogger(LOGGER).info(task, extra={"counts": dict(counts)})


def is_news(record: logging.LogRecord) -> bool:
    """Tell whether a line is about a round's numbers, the end of a job, or something that went wrong."""
    return record.levelno >= logging.WARNING or record.name == LOGGER or _action(record) in _ENDED


class WorkLine(logging.Formatter):
    """Writes a line; see the description of the fields in `docs/for-operators.md`."""

    def format(self, record: logging.LogRecord) -> str:
        """Give the line."""
        at = datetime.fromtimestamp(record.created, tz=UTC).isoformat(timespec="milliseconds")
        return json.dumps({"at": at, "level": record.levelname, **_fields(record)}, ensure_ascii=False)


def _fields(record: logging.LogRecord) -> dict[str, object]:
    if record.name == LOGGER:
        return {"task": record.getMessage(), "counts": getattr(record, "counts", {})}
    fields: dict[str, object] = {"task": _task(record), "ended": _ENDED.get(_action(record), "")}
    if duration := getattr(record, "duration", None):
        fields["seconds"] = round(float(duration), 3)
    if record.exc_info and record.exc_info[0] is not None:
        fields |= {"fault": record.exc_info[0].__name__, "where": _where(record.exc_info[2])}
    return fields


def _where(trace: TracebackType | None) -> str:
    """Give the last line of our own program that a fault came by."""
    ours = [
        frame for frame in extract_tb(trace) if "leeszaal" in frame.filename and "site-packages" not in frame.filename
    ]
    return f"{ours[-1].filename.rpartition('leeszaal/')[2]}:{ours[-1].lineno}" if ours else ""


def _action(record: logging.LogRecord) -> str:
    return str(getattr(record, "action", ""))


def _task(record: logging.LogRecord) -> str:
    job = getattr(record, "job", None)
    return str(job.get("task_name", "")) if isinstance(job, Mapping) else record.name
