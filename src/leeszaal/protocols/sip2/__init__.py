"""3M Standard Interchange Protocol 2.00: self-service machines, sorters and gates."""
