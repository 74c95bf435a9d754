"""What `uv run` resolves to on a fresh machine is what was tested."""

from pathlib import Path

from tools.pin import constraints, pinned

ROOT = Path(__file__).resolve().parents[2]
REQUIREMENTS = (ROOT / "requirements.txt").read_text(encoding="utf-8")


def test_the_constraints_are_the_versions_pinned_with_hashes() -> None:
    assert constraints((ROOT / "pyproject.toml").read_text(encoding="utf-8")) == pinned(REQUIREMENTS)


def test_every_pinned_package_has_a_hash_and_none_names_a_host() -> None:
    blocks = REQUIREMENTS.replace(" \\\n", " ").splitlines()
    assert len(blocks) == len(pinned(REQUIREMENTS))
    assert [block for block in blocks if "--hash=sha256:" not in block or "==" not in block] == []
    assert "://" not in REQUIREMENTS
