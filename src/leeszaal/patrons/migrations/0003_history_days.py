"""A patron may let loans be forgotten sooner than the register says."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Add the choice; nobody has made it yet."""

    dependencies = [("patrons", "0002_search_by_name")]
    operations = [
        migrations.AddField("patron", "history_days", models.PositiveSmallIntegerField(blank=True, null=True)),
    ]
