"""`python -m lucidrule` is the command `lucidrule`."""

from lucidrule.cli import main

if __name__ == "__main__":
    main()
