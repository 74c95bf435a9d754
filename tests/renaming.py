"""The model programme after things of it were renamed, with the names that they had before."""

import shutil
from pathlib import Path

import lucidrule

GOOD = Path(__file__).parent / "golden" / "good" / "programme"
FACTS, TOP = "rules/facts.yaml", "policies.yaml"
# What facts.yaml says after the renaming.
RENAMED = (
    ("  in_town: {type: flag,", "  in_this_town: {type: flag, formerly: [in_town],"),
    ("  trade: {type: choice,", "  line: {type: choice, formerly: [trade], choices_formerly: {craft: handicraft},"),
    ("choices: {craft: {zh: 手工", "choices: {handicraft: {zh: 手工"),
    ("  turnover: {type: money,", "  sales_total: {type: money, formerly: [turnover],"),
    ("  founded_on: {type: date,", "  set_up_on: {type: date, formerly: [founded_on],"),
    ("      made_on: {type: date,", "      produced_on: {type: date, formerly: [made_on],"),
    ("      sales: {type: money,", "      sold_for: {type: money, formerly: [sales],"),
)
POLICY = ("id: product-prize\n", "id: prize-for-products\nformerly: [product-prize]\n")


def replaced(text: str, *pairs: tuple[str, str]) -> str:
    """Return a text with parts replaced, each of which stands there once."""
    for was, now in pairs:
        assert text.count(was) == 1, was
        text = text.replace(was, now)
    return text


def half_renamed(folder: Path) -> Path:
    """Write the programme as its keeper has it who renamed facts and a policy, and nothing that names them."""
    shutil.copytree(GOOD, folder)
    facts, policy = folder / FACTS, folder / "rules/demo/product-prize.yaml"
    facts.write_text(replaced(facts.read_text("utf-8"), *RENAMED), encoding="utf-8")
    text = replaced(policy.read_text("utf-8"), POLICY)
    policy.unlink()
    policy.with_name("prize-for-products.yaml").write_text(text, encoding="utf-8")
    return folder


def renamed(folder: Path) -> lucidrule.Programme:
    """Return the same programme, all of it under the names of now."""
    from lucidrule.migrate.rules import migrated

    half_renamed(folder)
    for name, text in migrated(folder).now.items():
        (folder / name).write_text(text, encoding="utf-8")
    return lucidrule.load(folder)
