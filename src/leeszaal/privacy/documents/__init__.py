"""Documents that the law asks for, made from the register: the record, the impact assessment, what changed when."""
