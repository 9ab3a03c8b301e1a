"""The server of SIP2: one asynchronous process for many machines, with threads for the database beside it.

What could go wrong, and why it is built so. A machine that sends rubbish, half a message, a flood or nothing at all
must cost nothing but its own connection: whatever a connection may hold is bounded, and each wait has an end. A machine
whose line drops during a check-out will ask again: what was committed stays, an answer goes out only after the commit,
and the same request on the same line gets the same answer without being carried out twice. No part of a message reaches
a log.
"""
