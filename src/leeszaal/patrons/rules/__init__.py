"""Decisions about patrons: plain facts in, plain answers out."""
