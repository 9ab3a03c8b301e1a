"""Note which machine did something without connection, and the due day that it promised."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("circulation", "0003_house_version"), ("login", "0002_terminal")]

    operations = [
        migrations.AddField("offlineact", "due_on", models.DateField(blank=True, null=True)),
        migrations.AddField(
            "offlineact",
            "terminal",
            models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="login.terminal"
            ),
        ),
    ]
