"""How many of the members who were told of a version have no e-mail address."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("privacy", "0004_statements")]

    operations = [
        migrations.AddField(
            model_name="statementversion",
            name="without_address",
            field=models.PositiveIntegerField(default=0),
        ),
    ]
