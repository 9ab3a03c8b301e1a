"""Leeszaal: the public-library system that keeps its privacy promises."""
