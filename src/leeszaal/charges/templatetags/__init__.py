"""Template tags of charges."""
