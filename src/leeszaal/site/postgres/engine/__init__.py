"""Django's engine for PostgreSQL, with a quicker look at whether a connection still stands; Django asks for `base`."""
