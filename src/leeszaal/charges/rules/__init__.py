"""The house rules of money: pure decisions from the open charges of one patron."""
