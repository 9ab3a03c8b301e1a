"""SIP2 messages: bytes in, frozen dataclasses out, and back. Pure: no clock, no database, no connection.

What could go wrong: machines of twenty makers send what their makers understood, so reading forgives whatever leaves no
doubt (see `deviations`) and never raises anything but `Malformed`; what we write keeps to the standard whatever the
values hold, for a title with a bar in it must not become a field. The names of the standard stay inside this package.
"""

from leeszaal.protocols.sip2.codec import messages
from leeszaal.protocols.sip2.codec.checksum import Checksum
from leeszaal.protocols.sip2.codec.decoding import Received, decode
from leeszaal.protocols.sip2.codec.encoding import encode
from leeszaal.protocols.sip2.codec.frames import Frames
from leeszaal.protocols.sip2.codec.malformed import Malformed, Reason

__all__ = ["Checksum", "Frames", "Malformed", "Reason", "Received", "decode", "encode", "messages"]
