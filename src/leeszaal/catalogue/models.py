"""The catalogue: bibliographic records with the whole MARC kept, authorities, items, and what changed for search."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q


class MaterialType(models.TextChoices):
    """What a record describes, as far as lending and readers care."""

    BOOK = "book"
    MAGAZINE = "magazine"
    CD = "cd"
    DVD = "dvd"
    GAME = "game"
    ARTWORK = "artwork"
    EBOOK = "ebook"
    AUDIOBOOK = "audiobook"
    SHEET_MUSIC = "sheet_music"
    MAP = "map"
    OTHER = "other"


ONLINE_TYPES = frozenset({MaterialType.EBOOK, MaterialType.AUDIOBOOK})
"""Types that the national online library lends, and this library does not."""


class Syntax(models.TextChoices):
    """The exchange format in which the kept bytes are written."""

    ISO2709 = "iso2709"
    MARCXML = "marcxml"


def _texts(**options: object) -> "ArrayField[list[str], list[str]]":
    return ArrayField(models.TextField(), default=list, blank=True, **options)  # type: ignore[arg-type]


class Record(models.Model):
    """A bibliographic record (MARC 21). ``marc`` is the truth; the fields after ``changed_at`` are derived from it."""

    control_number = models.CharField(max_length=80, blank=True)
    marc = models.BinaryField()
    syntax = models.CharField(max_length=8, choices=Syntax.choices)
    digest = models.BinaryField(max_length=32)
    suppressed = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    material_type = models.CharField(max_length=12, choices=MaterialType.choices)
    title = models.TextField()
    subtitle = models.TextField(blank=True)
    part = models.TextField(blank=True)
    responsibility = models.TextField(blank=True)
    author = models.TextField(blank=True)
    contributors = _texts()
    publisher = models.TextField(blank=True)
    place = models.TextField(blank=True)
    year = models.SmallIntegerField(null=True, blank=True)
    edition = models.TextField(blank=True)
    extent = models.TextField(blank=True)
    languages = ArrayField(models.CharField(max_length=3), default=list, blank=True)
    isbns = ArrayField(models.CharField(max_length=13), default=list, blank=True)
    issns = ArrayField(models.CharField(max_length=9), default=list, blank=True)
    series = _texts()
    subjects = _texts()
    genres = _texts()
    age_level = models.CharField(max_length=8, blank=True)
    is_fiction = models.BooleanField(null=True, blank=True)
    summary = models.TextField(blank=True)
    contents = models.TextField(blank=True)
    online_url = models.TextField(blank=True)
    work_key = models.CharField(max_length=200, blank=True)
    sort_title = models.TextField(blank=True)
    sort_author = models.TextField(blank=True)
    loan_count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["control_number"], name="one_record_per_control_number", condition=~Q(control_number="")
            )
        ]
        indexes = [
            GinIndex(fields=["isbns"], name="record_by_isbn"),
            models.Index(fields=["digest"], name="record_by_digest"),
            models.Index(fields=["work_key"], name="record_by_work", condition=~Q(work_key="")),
            models.Index(fields=["-created_at"], name="record_newest"),
            models.Index(fields=["-loan_count"], name="record_most_lent"),
        ]

    def __str__(self) -> str:
        return self.title


class RecordVersion(models.Model):
    """What a record was before a staff member changed it, so that the change can be undone."""

    class Verb(models.TextChoices):
        """Which change ended this version."""

        EDIT = "edit"
        MERGE = "merge"
        SUPPRESS = "suppress"
        UNDO = "undo"
        IMPORT = "import"

    record = models.ForeignKey(Record, models.CASCADE, related_name="versions")
    marc = models.BinaryField()
    syntax = models.CharField(max_length=8, choices=Syntax.choices)
    suppressed = models.BooleanField()
    verb = models.CharField(max_length=8, choices=Verb.choices)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey("login.StaffMember", models.SET_NULL, null=True, related_name="+")
    merged_into = models.ForeignKey(Record, models.SET_NULL, null=True, related_name="+")
    moved_items = ArrayField(models.BigIntegerField(), default=list, blank=True)

    class Meta:
        indexes = [models.Index(fields=["record", "-changed_at"], name="record_version_latest")]


class Authority(models.Model):
    """A heading as the catalogue writes it, with the other forms that lead to it (MARC 21 authority 1XX, 4XX)."""

    class Kind(models.TextChoices):
        """What the heading names."""

        PERSON = "person"
        CORPORATE = "corporate"
        SUBJECT = "subject"
        GENRE = "genre"
        SERIES = "series"

    kind = models.CharField(max_length=10, choices=Kind.choices)
    heading = models.TextField()
    see_from = _texts()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "heading"], name="one_authority_per_heading")]
        indexes = [GinIndex(fields=["see_from"], name="authority_by_variant")]


class ItemStatus(models.TextChoices):
    """Where a copy is in its life. Only circulation changes the states that a loan or hold causes."""

    AVAILABLE = "available"
    ON_LOAN = "on_loan"
    ON_HOLD_SHELF = "on_hold_shelf"
    IN_TRANSIT = "in_transit"
    LOST = "lost"
    CLAIMS_RETURNED = "claims_returned"
    MISSING = "missing"
    DAMAGED = "damaged"
    IN_PROCESS = "in_process"
    WITHDRAWN = "withdrawn"


class Item(models.Model):
    """A copy with a barcode. ``due_on`` and ``status_since`` tell the public where it is, and never who has it."""

    record = models.ForeignKey(Record, models.PROTECT, related_name="items", db_index=False)
    barcode = models.CharField(max_length=30, unique=True)
    branch = models.ForeignKey("branches.Branch", models.PROTECT, related_name="items", db_index=False)
    current_branch = models.ForeignKey("branches.Branch", models.PROTECT, related_name="+")
    shelf = models.CharField(max_length=60, blank=True)
    call_number = models.CharField(max_length=60, blank=True)
    material_type = models.CharField(max_length=12, choices=MaterialType.choices)
    status = models.CharField(max_length=16, choices=ItemStatus.choices, default=ItemStatus.AVAILABLE)
    status_since = models.DateTimeField()
    due_on = models.DateField(null=True, blank=True)
    is_lendable = models.BooleanField(default=True)
    price_cents = models.PositiveIntegerField(null=True, blank=True)
    note = models.CharField(max_length=200, blank=True)
    acquired_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["record", "status"], name="item_by_record"),
            models.Index(fields=["branch", "status"], name="item_by_branch"),
        ]

    def __str__(self) -> str:
        return self.barcode


class ItemChange(models.Model):
    """A staff member's change of an item's description, with the old values, so that it can be undone."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="changes")
    verb = models.CharField(max_length=10)
    before = models.JSONField(default=dict)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey("login.StaffMember", models.SET_NULL, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["item", "-changed_at"], name="item_change_latest")]


class SearchChange(models.Model):
    """What search must read again: a record, or the records under a heading; written by triggers.

    Each machine's indexer reads from its own position. ``txid`` is the transaction that wrote the row: the position is
    a snapshot of which transactions had ended, so that one that commits late is never passed over. Rows that nobody
    needs any longer are removed; one row without record or heading then tells up to which transaction.
    """

    txid = models.BigIntegerField()
    record_id = models.BigIntegerField(null=True)
    heading = models.TextField(blank=True, db_default="")

    class Meta:
        indexes = [models.Index(fields=["txid", "id"], name="search_change_order")]
