"""Rules as they are named on the command line: a folder, a revision of git, or a register that keeps them."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lucidrule.api import Programme


def rules_named(place: str) -> "Programme":
    """Return the programme of a folder, of a revision as `HEAD~1` or `HEAD~1:FOLDER`, or that a register keeps.

    Args:
        place: Of a register its file: the rules that hold now; with `:NUMBER` those that held at that entry.

    Raises:
        UnreadableInput: It is none of them, or cannot be read.
        RulesAtFault: With the faults of all files.
    """
    from lucidrule import api
    from lucidrule.loading.revision import rules_at
    from lucidrule.register.kept_rules import is_register, rules_kept

    if is_register(Path(place)):
        return rules_kept(Path(place))
    numbered = re.fullmatch(r"(.+):([0-9]{1,15})", place)
    if numbered is not None and is_register(Path(numbered[1])):
        return rules_kept(Path(numbered[1]), int(numbered[2]))
    with rules_at(place) as folder:
        return api.load(folder)


def rules_before(place: str, after: "Programme") -> "Programme":
    """Return the programme that rules are named, with everything in it called as in the later one that it is compared
    with, which says what it was called before (`formerly:`).

    Raises:
        UnreadableInput: It is none, or cannot be read.
        RulesAtFault: With the faults of all files.
    """
    from lucidrule.migrate.before import under_names_of

    return under_names_of(after, rules_named(place)).programme
