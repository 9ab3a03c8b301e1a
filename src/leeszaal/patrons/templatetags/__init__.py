"""Template tags about patrons."""
