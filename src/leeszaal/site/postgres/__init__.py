"""The PostgreSQL server that comes with Leeszaal: started when needed, shared by processes, stopped by the last one.

What could go wrong, and how it is kept from going wrong:

- Two processes start at once: one lock file lets them start one after the other; the second finds the server running.
- One process ends while another still works: each holds a shared lock, and only who can take it alone stops the server.
- The machine or the server is killed: the next start removes what the dead one left, and PostgreSQL recovers by itself.
- The caller is root, whom PostgreSQL refuses: see `account`.

Settings that protect what is written (fsync, synchronous_commit, full_page_writes, checksums) are never switched off.
"""

from leeszaal.site.postgres.binaries import DatabaseUnavailableError, bin_dir, programs_dir
from leeszaal.site.postgres.cluster import Cluster
from leeszaal.site.postgres.places import socket_dir
from leeszaal.site.postgres.sharing import running

__all__ = ["Cluster", "DatabaseUnavailableError", "bin_dir", "programs_dir", "running", "socket_dir"]
