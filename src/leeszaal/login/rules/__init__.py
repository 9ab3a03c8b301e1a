"""Decisions about logging in: plain facts in, plain answers out."""
