"""What a patron has at home is counted from the index alone, as every check-out asks how much that is."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Put the material and the due day of open loans into their index."""

    dependencies = [("circulation", "0005_fewer_indexes")]
    operations = [
        migrations.RemoveIndex("loan", "loan_open_of_patron"),
        migrations.AddIndex(
            "loan",
            models.Index(
                fields=["patron"],
                name="loan_open_of_patron",
                condition=models.Q(returned_at=None),
                include=["material_type", "due_on"],
            ),
        ),
    ]
