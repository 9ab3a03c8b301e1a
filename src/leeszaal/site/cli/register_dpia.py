"""`leeszaal register dpia`: the sheet of an impact assessment, made from the register."""

from pathlib import Path

import click
from django.utils import timezone

from leeszaal.privacy.claims import claimed
from leeszaal.privacy.documents.as_html import as_html
from leeszaal.privacy.documents.as_markdown import as_markdown
from leeszaal.privacy.documents.dpia import dpia as sheet_of
from leeszaal.privacy.documents.dpia_words import TITLE
from leeszaal.site.cli.register_sides import language_option, library_option, load_or_fail


@click.command("dpia")
@click.option("--format", "format_", type=click.Choice(["md", "html"]), default="md", show_default=True)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="The file; the output unless given.")
@click.option("--members", type=click.IntRange(min=0), help="How many members the library has.")
@language_option
@library_option
def dpia(format_: str, output: Path | None, members: int | None, language: str, library: str | None) -> None:
    """Make the sheet of a data protection impact assessment (article 35(7) GDPR).

    Description, necessity, signs of risk and measures come from the register. What only a person can judge stands in
    it as something to fill in.
    """
    register = load_or_fail(library)
    blocks = sheet_of(register, claimed(), language, timezone.localdate(), members)
    title = f"{TITLE.in_language(language)}: {register.library.name}"
    text = as_html(blocks, title, language) if format_ == "html" else as_markdown(blocks)
    if output is None:
        click.echo(text, nl=False)
    else:
        output.write_text(text, encoding="utf-8")
        click.echo(f"Written: {output}", err=True)
