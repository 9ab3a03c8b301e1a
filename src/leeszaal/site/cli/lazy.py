"""A group that imports a verb's file when it is called, so that a fault in one verb leaves the others whole."""

import importlib
import os
from dataclasses import dataclass
from typing import Any

import click


@dataclass(frozen=True)
class Verb:
    """One verb: its file here (with a `command` in it), its line of help, its need of Django."""

    file: str
    help: str
    django: bool = True


class LazyGroup(click.Group):
    """A click group over a table of verbs."""

    def __init__(self, *args: Any, verbs: dict[str, Verb], **options: Any) -> None:
        super().__init__(*args, **options)
        self.verbs = verbs

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the names of the verbs, as listed in the help."""
        return sorted(self.verbs)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the verb of that name, or give None when there is none."""
        verb = self.verbs.get(cmd_name)
        if verb is None:
            return None
        if verb.django:
            _set_up_django()
        module = importlib.import_module(f"leeszaal.site.cli.{verb.file}")
        command: click.Command = module.command
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the verb; a register that cannot be read ends it with every problem in words, not with a traceback."""
        from leeszaal.privacy.register import RegisterError  # noqa: PLC0415  `--help` need not wait for it

        try:
            return super().invoke(ctx)
        except RegisterError as error:
            raise click.ClickException(f"The register is not right.\n{error}") from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of verbs without importing any of them."""
        with formatter.section("Verbs"):
            formatter.write_dl([(name, self.verbs[name].help) for name in self.list_commands(ctx)])


def _set_up_django() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "leeszaal.site.settings")
    import django  # noqa: PLC0415  costs a quarter of a second that `--help` need not wait for

    try:
        django.setup()
    except ValueError as error:
        raise click.ClickException(f"A setting in the environment is not right: {error}") from error
