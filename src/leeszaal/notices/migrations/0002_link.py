"""The link with which a password is chosen waits, sealed, with its message."""

from typing import ClassVar

from django.db import migrations

import leeszaal.privacy.encryption


class Migration(migrations.Migration):
    """Adds the column."""

    dependencies: ClassVar = [("notices", "0001_initial")]

    operations: ClassVar = [
        migrations.AddField(
            "notice",
            "link",
            leeszaal.privacy.encryption.EncryptedTextField(blank=True, null=True, purpose="notices.Notice.link"),
        ),
    ]
