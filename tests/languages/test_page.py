"""The programme on the page about the rule language that has languages, money and numbers of its own."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

from french import loaded

PAGE = (Path(__file__).resolve().parents[2] / "docs/language.md").read_text(encoding="utf-8")
SECTION = PAGE.partition("## Languages, money and numbers of a programme\n")[2].partition("\n## ")[0]
TOP, FACTS, POLICY = re.findall(r"^```yaml other \w+\n(.*?)^```", SECTION, re.MULTILINE | re.DOTALL)


def test_the_programme_on_the_page_judges_a_firm() -> None:
    programme = loaded(
        {
            "policies.yaml": TOP,
            "rules/facts.yaml": FACTS,
            "rules/criteria.yaml": "criteria: []\n",
            "rules/aides/investir.yaml": POLICY,
        }
    )
    found = programme.determine({"Région": "84", "Déchets évités": "2,75 tonnes"}, as_of=date(2024, 5, 5))
    total = found.outcomes[0].entitlement.sum
    assert total is not None
    assert (found.outcomes[0].outcome.value, total.low) == ("eligible", Decimal(3300))
    assert "3 300 euros" in found.explain("fr")
