"""How many statements each message costs at most in its usual course; tests count them, and the bench shows them.

Those that begin and end a transaction are left out, and so is the checking of a password, once in five minutes.
"""

from collections.abc import Mapping

STATEMENTS: Mapping[str, int] = {
    "01 block patron": 8,
    "09 checkin": 3,
    "11 checkout": 3,
    "15 hold": 5,
    "17 item information": 1,
    "19 item status update": 2,
    "23 patron status": 2,
    "25 patron enable": 6,
    "29 renew": 5,
    "35 end session": 0,
    "37 fee paid": 4,
    "63 patron information": 2,
    "63 patron information with a list": 3,
    "65 renew all": 5,
    "99 status": 2,
}
"""For a list one statement more, however long it is; for renewing everything three more for each loan.

What tells a machine of a patron has one statement more than it needs to answer: the look is written down.
"""
