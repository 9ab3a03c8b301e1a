"""Forms of the account pages: they read what was typed; what is right is decided by the services."""
