"""From the register's names to those of the database."""

from leeszaal.privacy.inventory import model_of

Column = tuple[str, str]
"""A table and a column as the database names them."""


def table_name(label: str) -> str:
    """Give the table of a model's label; a table without a model is named by itself."""
    model = model_of(label)
    return model._meta.db_table if model else label


def column_name(name: str) -> Column:
    """Give table and column of ``app.Model.field``, or of ``table.column`` where no model is."""
    label, _, field = name.rpartition(".")
    model = model_of(label)
    if model is None:
        return label, field
    columns = {each.name: each.column for each in model._meta.concrete_fields}
    return model._meta.db_table, str(columns.get(field, field))


def role_name(database: str, role: str) -> str:
    """Give the name of a role in the server, where roles of all databases stand side by side."""
    return f"{database}_{role}"


def quoted(name: str) -> str:
    """Give a name as SQL reads it."""
    return '"' + name.replace('"', '""') + '"'
