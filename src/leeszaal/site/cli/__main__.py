"""`python -m leeszaal.site.cli`: the command without the installed script."""

from leeszaal.site.cli import main

main()
