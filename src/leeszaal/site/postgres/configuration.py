"""The server's settings, written anew at each start; an operator's `ALTER SYSTEM` wins over them.

Errors are logged without the statement and without its details, for both can hold personal data.
"""

from pathlib import Path

from leeszaal.site.postgres.memory import effective_cache_size_mb, shared_buffers_mb

SETTINGS = """\
# Made by Leeszaal at each start. Change a setting with ALTER SYSTEM.
listen_addresses = ''
unix_socket_directories = '{socket}'
unix_socket_permissions = 0700
cluster_name = '{title}'
max_connections = 200

fsync = on
synchronous_commit = on
full_page_writes = on

shared_buffers = {shared_buffers}MB
work_mem = 16MB
maintenance_work_mem = 256MB
effective_cache_size = {effective_cache_size}MB
random_page_cost = 1.1
max_wal_size = 2GB
checkpoint_timeout = 15min

timezone = 'Europe/Amsterdam'
log_timezone = 'Europe/Amsterdam'
lc_messages = 'C'
log_min_error_statement = panic
log_error_verbosity = terse
log_parameter_max_length_on_error = 0
"""

ACCESS = """\
# Made by Leeszaal at each start. Only processes that can reach the private socket get this far.
local all all trust
"""


def configure(data: Path, socket: Path, title: str) -> None:
    """Write `postgresql.conf` and `pg_hba.conf` in the cluster's folder."""
    quoted = str(socket).replace("'", "''")
    settings = SETTINGS.format(
        socket=quoted,
        title=title,
        shared_buffers=shared_buffers_mb(),
        effective_cache_size=effective_cache_size_mb(),
    )
    (data / "postgresql.conf").write_text(settings, encoding="utf-8")
    (data / "pg_hba.conf").write_text(ACCESS, encoding="utf-8")
