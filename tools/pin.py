"""Pin what was tested: `requirements.txt` with hashes, and the same versions as constraints in pyproject.toml.

`uv.lock` is not kept, because it writes the host of the package registry into the repository.
"""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
START, END = "constraint-dependencies = [\n", "]\n"


def exported() -> str:
    """Return all dependencies as resolved now, with their hashes."""
    command = [
        "uv",
        "export",
        "--quiet",
        "--upgrade",
        "--no-header",
        "--no-emit-project",
        "--all-groups",
        "--no-annotate",
    ]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout


def pinned(requirements: str) -> list[str]:
    """Return each requirement as `name==version`, with its marker, in the order of the file."""
    return [" ".join(line.split()) for line in re.findall(r"^([a-z0-9][^\\\n]*?)(?: \\)?$", requirements, re.MULTILINE)]


def constraints(pyproject: str) -> list[str]:
    """Return the constraints that pyproject.toml holds."""
    block = pyproject.split(START)[1].split(END)[0]
    return re.findall(r'^ {4}"([^"]+)",$', block, re.MULTILINE)


def main() -> None:
    """Resolve anew, without the old constraints, and write both files."""
    file = ROOT / "pyproject.toml"
    before, rest = file.read_text(encoding="utf-8").split(START)
    after = rest.split(END, 1)[1]
    file.write_text(before + START + END + after, encoding="utf-8")
    requirements = exported()
    (ROOT / "requirements.txt").write_text(requirements, encoding="utf-8")
    lines = "".join(f'    "{each}",\n' for each in pinned(requirements))
    file.write_text(before + START + lines + END + after, encoding="utf-8")


if __name__ == "__main__":
    main()
