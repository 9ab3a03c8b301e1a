"""What templates of the public pages use."""
