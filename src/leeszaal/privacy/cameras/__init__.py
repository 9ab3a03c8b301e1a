"""Cameras, their recordings, and looking at them after an incident with two people."""
