"""Every loan and return rewrites the item's row in each of its indexes: those that another one covers go.

Barcodes are compared byte by byte in this database, so the index of the unique barcode finds beginnings too.
"""

from django.db import migrations, models
from django.db.models.deletion import PROTECT


class Migration(migrations.Migration):
    """Drop what `item_by_record`, `item_by_branch` and the unique barcode cover."""

    dependencies = [("branches", "0001_initial"), ("catalogue", "0002_search_triggers")]
    operations = [
        migrations.AlterField(
            "item", "branch", models.ForeignKey("branches.branch", PROTECT, related_name="items", db_index=False)
        ),
        migrations.AlterField(
            "item", "record", models.ForeignKey("catalogue.record", PROTECT, related_name="items", db_index=False)
        ),
        migrations.RunSQL(
            "DROP INDEX IF EXISTS catalogue_item_barcode_5d77b0c9_like",
            "CREATE INDEX catalogue_item_barcode_5d77b0c9_like ON catalogue_item (barcode varchar_pattern_ops)",
        ),
    ]
