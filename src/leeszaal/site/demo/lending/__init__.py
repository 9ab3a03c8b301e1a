"""What happened with the copies of the demo: loans and holds of two years, and where everything is today."""
