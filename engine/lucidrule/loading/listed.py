"""policies.yaml with one more policy: its text is edited, so that comments and order stay."""

import re

from lucidrule.core.fault import FaultList, RulesAtFault
from lucidrule.loading.yaml_reader import read_yaml

_NAME = re.compile(r""""[^"]*"|'[^']*'|[a-z][a-z0-9-]*""")


def listed(text: str, area: int, policy: str) -> str:
    """Return the text of a policies.yaml that can be used, with a policy as the last of an area.

    Args:
        area: The place of the area among all.
    """
    faults = FaultList()
    source = read_yaml(text, "policies.yaml", faults)
    if source is None:  # pragma: no cover  # it was read before
        raise RulesAtFault(faults.sorted())
    path = ("areas", area, "policies")
    last = source.locate((*path, len(source.data["areas"][area]["policies"]) - 1))
    lines = text.splitlines(keepends=True)
    line, column = lines[last.line - 1], last.column - 1
    if line[:column].rstrip().endswith("-"):
        # Below one another.
        said = line.rstrip("\r\n")
        end = line[len(said) :] or "\n"
        lines[last.line - 1] = f"{said}{end}{line[:column]}{policy}{end}"
    else:
        name = _NAME.match(line, column)
        assert name is not None
        lines[last.line - 1] = f"{line[: name.end()]}, {policy}{line[name.end() :]}"
    return "".join(lines)
