"""The code tables of SIP2 2.00 (3M, 2006), section "Fixed-length field definitions": what a short code stands for."""

from enum import StrEnum


class Language(StrEnum):
    """Language (fixed, three digits) of a machine's screen."""

    UNKNOWN = "000"
    ENGLISH = "001"
    FRENCH = "002"
    GERMAN = "003"
    ITALIAN = "004"
    DUTCH = "005"
    SWEDISH = "006"
    FINNISH = "007"
    SPANISH = "008"
    DANISH = "009"
    PORTUGUESE = "010"
    CANADIAN_FRENCH = "011"
    NORWEGIAN = "012"
    HEBREW = "013"
    JAPANESE = "014"
    RUSSIAN = "015"
    ARABIC = "016"
    POLISH = "017"
    GREEK = "018"
    CHINESE = "019"
    KOREAN = "020"
    NORTH_AMERICAN_SPANISH = "021"
    TAMIL = "022"
    MALAY = "023"
    UNITED_KINGDOM = "024"
    ICELANDIC = "025"
    BELGIAN = "026"
    TAIWANESE = "027"


class CirculationStatus(StrEnum):
    """Where an item is in its life (fixed, two digits)."""

    OTHER = "01"
    ON_ORDER = "02"
    AVAILABLE = "03"
    CHARGED = "04"
    CHARGED_NOT_TO_BE_RECALLED = "05"
    IN_PROCESS = "06"
    RECALLED = "07"
    WAITING_ON_HOLD_SHELF = "08"
    WAITING_TO_BE_RESHELVED = "09"
    IN_TRANSIT = "10"
    CLAIMED_RETURNED = "11"
    LOST = "12"
    MISSING = "13"


class SecurityMarker(StrEnum):
    """What is in an item against theft (fixed, two digits)."""

    OTHER = "00"
    NONE = "01"
    TATTLE_TAPE = "02"
    WHISPER_TAPE = "03"


class FeeType(StrEnum):
    """What a fee is for (two digits; fixed in messages 18 and 37, field BT elsewhere)."""

    OTHER = "01"
    ADMINISTRATIVE = "02"
    DAMAGE = "03"
    OVERDUE = "04"
    PROCESSING = "05"
    RENTAL = "06"
    REPLACEMENT = "07"
    COMPUTER_ACCESS = "08"
    HOLD = "09"


class PaymentType(StrEnum):
    """How a fee was paid (fixed, two digits)."""

    CASH = "00"
    VISA = "01"
    CREDIT_CARD = "02"


class HoldType(StrEnum):
    """What a hold waits for (field BY, one digit)."""

    OTHER = "1"
    ANY_COPY = "2"
    SPECIFIC_COPY = "3"
    ANY_COPY_AT_ONE_BRANCH = "4"


class HoldMode(StrEnum):
    """What is to be done with a hold (fixed, one sign)."""

    ADD = "+"
    DELETE = "-"
    CHANGE = "*"


class MediaType(StrEnum):
    """What kind of thing an item is (field CK, three digits)."""

    OTHER = "000"
    BOOK = "001"
    MAGAZINE = "002"
    BOUND_JOURNAL = "003"
    AUDIO_TAPE = "004"
    VIDEO_TAPE = "005"
    CD = "006"
    DISKETTE = "007"
    BOOK_WITH_DISKETTE = "008"
    BOOK_WITH_CD = "009"
    BOOK_WITH_AUDIO_TAPE = "010"


class StatusCode(StrEnum):
    """How a machine is (fixed, one digit)."""

    OK = "0"
    OUT_OF_PAPER = "1"
    ABOUT_TO_SHUT_DOWN = "2"


class Algorithm(StrEnum):
    """How a machine has ciphered its name or password (fixed, one digit). The standard knows no other."""

    NONE = "0"


class SupportedMessage(StrEnum):
    """What the library's system can do, in the order of the positions of field BX."""

    PATRON_STATUS_REQUEST = "Patron Status Request"
    CHECKOUT = "Checkout"
    CHECKIN = "Checkin"
    BLOCK_PATRON = "Block Patron"
    SC_ACS_STATUS = "SC/ACS Status"
    REQUEST_RESEND = "Request SC/ACS Resend"
    LOGIN = "Login"
    PATRON_INFORMATION = "Patron Information"
    END_PATRON_SESSION = "End Patron Session"
    FEE_PAID = "Fee Paid"
    ITEM_INFORMATION = "Item Information"
    ITEM_STATUS_UPDATE = "Item Status Update"
    PATRON_ENABLE = "Patron Enable"
    HOLD = "Hold"
    RENEW = "Renew"
    RENEW_ALL = "Renew All"
