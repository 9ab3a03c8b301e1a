"""The library's own way of hashing passwords, with as little work as it can be told to do."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class QuickArgon2(Argon2PasswordHasher):
    """Argon2id in earnest takes a tenth of a second and 100 MiB for each password, and tests make thousands."""

    time_cost = 1
    memory_cost = 8
    parallelism = 1
