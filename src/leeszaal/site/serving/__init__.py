"""Opening the library: what must be right first, then the processes that serve it, until somebody closes it."""
