"""The limit: what the database itself reaches for the same work, measured by PostgreSQL's own `pgbench`."""

from bench.sip2.limit.running import run_limit

__all__ = ["run_limit"]
