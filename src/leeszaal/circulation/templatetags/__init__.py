"""Template tags of circulation."""
