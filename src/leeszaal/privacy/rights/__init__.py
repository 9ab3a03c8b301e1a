"""What every person may ask of us about their own data, carried out from the register: no table is forgotten."""
