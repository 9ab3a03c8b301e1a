"""The people of the demo: all invented, of every kind that a desk meets."""
