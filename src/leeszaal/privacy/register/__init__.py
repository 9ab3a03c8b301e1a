"""The register of processing activities: a folder of TOML files that a lawyer edits and the program obeys."""

from leeszaal.privacy.register.activity import Activity, DataUse, Keeping, Promised, Recipient
from leeszaal.privacy.register.basis import AgeRule, Balancing, Basis
from leeszaal.privacy.register.folder import FOLDER, load
from leeszaal.privacy.register.library import Library
from leeszaal.privacy.register.not_personal import NotPersonal
from leeszaal.privacy.register.partners import Partner
from leeszaal.privacy.register.problems import Problem, RegisterError
from leeszaal.privacy.register.promises import Promise
from leeszaal.privacy.register.register import Register
from leeszaal.privacy.register.sources import Obtained
from leeszaal.privacy.register.statements import Stated
from leeszaal.privacy.register.words import Words

__all__ = [
    "FOLDER",
    "Activity",
    "AgeRule",
    "Balancing",
    "Basis",
    "DataUse",
    "Keeping",
    "Library",
    "NotPersonal",
    "Obtained",
    "Partner",
    "Problem",
    "Promise",
    "Promised",
    "Recipient",
    "Register",
    "RegisterError",
    "Stated",
    "Words",
    "load",
]
