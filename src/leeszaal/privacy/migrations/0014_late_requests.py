"""A request that was not answered in time is told further."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Know the reminder that a request is late."""

    dependencies = [("privacy", "0013_agreement_changes")]

    operations = [
        migrations.AlterField(
            model_name="requestreminder",
            name="kind",
            field=models.CharField(
                choices=[("week_left", "week_left"), ("last_day", "last_day"), ("overdue", "overdue")], max_length=9
            ),
        ),
    ]
