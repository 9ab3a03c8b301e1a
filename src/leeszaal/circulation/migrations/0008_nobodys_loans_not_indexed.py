"""Loans that lead to nobody any more leave the index by patron."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Make the index by patron anew, of loans that have one."""

    dependencies = [("circulation", "0007_history_looked_at_faster")]
    operations = [
        migrations.RemoveIndex("loan", "loan_history_of_patron"),
        migrations.AddIndex(
            "loan",
            models.Index(
                fields=["patron", "-returned_at"],
                name="loan_history_of_patron",
                condition=models.Q(patron__isnull=False),
            ),
        ),
    ]
