"""`python -m app.cli`: the command line, where no command `hemicycle` is installed."""

from app.cli import main

main()
