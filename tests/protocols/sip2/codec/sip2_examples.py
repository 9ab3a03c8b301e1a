"""One message of each kind, written by hand after the standard, with the dataclass it stands for."""

from datetime import UTC, datetime

from leeszaal.protocols.sip2.codec import messages as m

NOW = datetime(2026, 3, 9, 14, 5, 30)  # noqa: DTZ001
LATER = datetime(2026, 3, 30, 23, 59, 59)  # noqa: DTZ001
WHO = {"institution_id": "ALM", "patron_identifier": "29000001"}
PLACE = {"institution_id": "ALM", "item_identifier": "31000001"}

EXAMPLES: list[tuple[str, m.Message]] = [
    (
        "01N20260309    140530AOALM|ALKaart gevonden|AA29000001|AC|",
        m.BlockPatron(card_retained=False, transaction_date=NOW, blocked_card_msg="Kaart gevonden", **WHO),
    ),
    (
        "09N20260309    14053020260309    140530APSTAD|AOALM|AB31000001|AC|BIN|",
        m.Checkin(
            no_block=False, transaction_date=NOW, return_date=NOW, current_location="STAD", cancel=False, **PLACE
        ),
    ),
    (
        "101YUN20260309    140530AOALM|AB31000001|AQSTAD|AJDe stille kamer|CL3|CK001|AFBedankt|AFTot ziens|",
        m.CheckinResponse(
            ok=True,
            resensitize=True,
            magnetic_media=None,
            alert=False,
            transaction_date=NOW,
            permanent_location="STAD",
            title_identifier="De stille kamer",
            sort_bin="3",
            media_type=m.MediaType.BOOK,
            screen_message=("Bedankt", "Tot ziens"),
            **PLACE,
        ),
    ),
    (
        "11YN20260309    140530                  AOALM|AA29000001|AB31000001|ACgeheim|AD1234|BOY|BIN|",
        m.Checkout(
            sc_renewal_policy=True,
            no_block=False,
            transaction_date=NOW,
            nb_due_date=None,
            item_identifier="31000001",
            terminal_password="geheim",
            patron_password="1234",
            fee_acknowledged=True,
            cancel=False,
            **WHO,
        ),
    ),
    (
        "120NUY20260309   Z140530AOALM|AA29000001|AB31000001|AJDe stille kamer|AH|BT06|CIN|BHEUR|BV1.50|"
        "AFHet kost geld|",
        m.CheckoutResponse(
            ok=False,
            renewal_ok=False,
            magnetic_media=None,
            desensitize=True,
            transaction_date=NOW.replace(tzinfo=UTC),
            item_identifier="31000001",
            title_identifier="De stille kamer",
            fee_type=m.FeeType.RENTAL,
            security_inhibit=False,
            currency_type="EUR",
            fee_amount="1.50",
            screen_message=("Het kost geld",),
            **WHO,
        ),
    ),
    (
        "15+20260309    140530BW20260330    235959|BSSTAD|BY2|AOALM|AA29000001|AB31000001|BON|",
        m.Hold(
            hold_mode=m.HoldMode.ADD,
            transaction_date=NOW,
            expiration_date=LATER,
            pickup_location="STAD",
            hold_type=m.HoldType.ANY_COPY,
            item_identifier="31000001",
            fee_acknowledged=False,
            **WHO,
        ),
    ),
    (
        "161N20260309    140530BR2|BSSTAD|AOALM|AA29000001|",
        m.HoldResponse(
            ok=True, available=False, transaction_date=NOW, queue_position="2", pickup_location="STAD", **WHO
        ),
    ),
    ("1720260309    140530AOALM|AB31000001|", m.ItemInformation(transaction_date=NOW, **PLACE)),
    (
        "1804010120260309    140530CF2|AH2026-03-30|CJ20260330    235959|AB31000001|AJDe stille kamer|CK006|APSTAD|",
        m.ItemInformationResponse(
            circulation_status=m.CirculationStatus.CHARGED,
            security_marker=m.SecurityMarker.NONE,
            fee_type=m.FeeType.OTHER,
            transaction_date=NOW,
            hold_queue_length="2",
            due_date="2026-03-30",
            recall_date=LATER,
            item_identifier="31000001",
            title_identifier="De stille kamer",
            media_type=m.MediaType.CD,
            current_location="STAD",
        ),
    ),
    (
        "1920260309    140530AOALM|AB31000001|CHrug los|",
        m.ItemStatusUpdate(transaction_date=NOW, item_properties="rug los", **PLACE),
    ),
    (
        "20120260309    140530AB31000001|CHrug los|",
        m.ItemStatusUpdateResponse(
            item_properties_ok=True, transaction_date=NOW, item_identifier="31000001", item_properties="rug los"
        ),
    ),
    (
        "2300520260309    140530AOALM|AA29000001|AC|AD1234|",
        m.PatronStatusRequest(language=m.Language.DUTCH, transaction_date=NOW, patron_password="1234", **WHO),
    ),
    (
        "24YY        Y   00520260309    140530AOALM|AA29000001|AEFenna Oud|BLY|CQY|BHEUR|BV10.25|",
        m.PatronStatusResponse(
            patron_status=m.PatronStatus(
                charge_privileges_denied=True, renewal_privileges_denied=True, excessive_outstanding_fines=True
            ),
            language=m.Language.DUTCH,
            transaction_date=NOW,
            personal_name="Fenna Oud",
            valid_patron=True,
            valid_patron_password=True,
            currency_type="EUR",
            fee_amount="10.25",
            **WHO,
        ),
    ),
    ("2520260309    140530AOALM|AA29000001|", m.PatronEnable(transaction_date=NOW, **WHO)),
    (
        "26              00120260309    140530AOALM|AA29000001|AE|BLN|AGBel ons|",
        m.PatronEnableResponse(
            patron_status=m.PatronStatus(),
            language=m.Language.ENGLISH,
            transaction_date=NOW,
            valid_patron=False,
            print_line=("Bel ons",),
            **WHO,
        ),
    ),
    (
        "29NY20260309    14053020260330    235959AOALM|AA29000001|AB31000001|",
        m.Renew(
            third_party_allowed=False,
            no_block=True,
            transaction_date=NOW,
            nb_due_date=LATER,
            item_identifier="31000001",
            **WHO,
        ),
    ),
    (
        "301YNN20260309    140530AOALM|AA29000001|AB31000001|AJDe stille kamer|AH30 maart|",
        m.RenewResponse(
            ok=True,
            renewal_ok=True,
            magnetic_media=False,
            desensitize=False,
            transaction_date=NOW,
            item_identifier="31000001",
            title_identifier="De stille kamer",
            due_date="30 maart",
            **WHO,
        ),
    ),
    ("3520260309    140530AOALM|AA29000001|", m.EndPatronSession(transaction_date=NOW, **WHO)),
    ("36Y20260309    140530AOALM|AA29000001|", m.EndSessionResponse(end_session=True, transaction_date=NOW, **WHO)),
    (
        "3720260309    1405300402EURBV2.50|AOALM|AA29000001|CG17|BKpin 993|",
        m.FeePaid(
            transaction_date=NOW,
            fee_type=m.FeeType.OVERDUE,
            payment_type=m.PaymentType.CREDIT_CARD,
            currency_type="EUR",
            fee_amount="2.50",
            fee_identifier="17",
            transaction_id="pin 993",
            **WHO,
        ),
    ),
    (
        "38Y20260309    140530AOALM|AA29000001|BKpin 993|",
        m.FeePaidResponse(payment_accepted=True, transaction_date=NOW, transaction_id="pin 993", **WHO),
    ),
    (
        "6300020260309    140530  Y       AOALM|AA29000001|AD1234|BP1|BQ5|",
        m.PatronInformation(
            language=m.Language.UNKNOWN,
            transaction_date=NOW,
            summary=m.Summary(charged_items=True),
            patron_password="1234",
            start_item="1",
            end_item="5",
            **WHO,
        ),
    ),
    (
        "64              00520260309    140530000100000002    00000000AOALM|AA29000001|AEFenna Oud|BZ0010|BLY|"
        "AU31000001|AU31000002|BEfenna@example.org|",
        m.PatronInformationResponse(
            patron_status=m.PatronStatus(),
            language=m.Language.DUTCH,
            transaction_date=NOW,
            hold_items_count=1,
            overdue_items_count=0,
            charged_items_count=2,
            fine_items_count=None,
            recall_items_count=0,
            unavailable_holds_count=0,
            personal_name="Fenna Oud",
            hold_items_limit="0010",
            valid_patron=True,
            charged_items=("31000001", "31000002"),
            email_address="fenna@example.org",
            **WHO,
        ),
    ),
    (
        "6520260309    140530AOALM|AA29000001|BOY|",
        m.RenewAll(transaction_date=NOW, fee_acknowledged=True, **WHO),
    ),
    (
        "6610002000120260309    140530AOALM|BM31000001|BM31000002|BN31000003|",
        m.RenewAllResponse(
            ok=True,
            renewed_count=2,
            unrenewed_count=1,
            transaction_date=NOW,
            institution_id="ALM",
            renewed_items=("31000001", "31000002"),
            unrenewed_items=("31000003",),
        ),
    ),
    (
        "9300CNzuil1|COgeheim|CPSTAD|",
        m.Login(
            uid_algorithm=m.Algorithm.NONE,
            pwd_algorithm=m.Algorithm.NONE,
            login_user_id="zuil1",
            login_password="geheim",
            location_code="STAD",
        ),
    ),
    ("941", m.LoginResponse(ok=True)),
    ("96", m.RequestScResend()),
    ("97", m.RequestAcsResend()),
    (
        "98YYYNYN30000320260309    1405302.00AOALM|BXYYYYYYYYYYYYYYYN|AMAlmere|",
        m.AcsStatus(
            online_status=True,
            checkin_ok=True,
            checkout_ok=True,
            acs_renewal_policy=False,
            status_update_ok=True,
            offline_ok=False,
            timeout_period=300,
            retries_allowed=3,
            date_time_sync=NOW,
            protocol_version="2.00",
            institution_id="ALM",
            supported_messages=frozenset(m.SupportedMessage) - {m.SupportedMessage.RENEW_ALL},
            library_name="Almere",
        ),
    ),
    ("9900402.00", m.ScStatus(status_code=m.StatusCode.OK, max_print_width=40, protocol_version="2.00")),
]
