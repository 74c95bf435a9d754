"""Where in the rule files something stands."""

import re

from lucidrule.compile.compiled import CompiledProgramme


def place_of(policy: str, subject: str, programme: CompiledProgramme) -> tuple[str, int]:
    """Return the file and line where an id stands, that of a policy first; else the first line of that file.

    Args:
        policy: Empty of what is about no policy.
        subject: An id; `fact.year` is looked for as the fact; empty: the policy itself.
    """
    files = [name for name in programme.texts if name.rpartition("/")[2] == f"{policy.rpartition('/')[2]}.yaml"]
    fact, _, _ = subject.partition(".")
    asked = re.compile(rf"^\W*(id: {re.escape(fact)}\b|{re.escape(fact)}:)" if fact else r"^id:")
    for name in (*files, *(each for each in programme.texts if each not in files)):
        for number, line in enumerate(programme.texts[name].splitlines(), 1):
            if asked.search(line):
                return name, number
    return (files or list(programme.texts))[0], 1
