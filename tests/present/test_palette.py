"""There is one colour for each state, and what is written on it can be read."""

import pytest

from lucidrule.core.verdict import Outcome, Verdict
from lucidrule.present.palette import LOOKS


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2.1."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2.1."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_counted_as_the_guideline_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("state", [*Outcome, *Verdict])
def test_every_outcome_and_verdict_has_a_look(state: str) -> None:
    assert state in LOOKS


@pytest.mark.parametrize("state", LOOKS)
def test_white_text_on_the_ink_of_a_state_can_be_read(state: str) -> None:
    assert contrast(LOOKS[state].ink, "#ffffff") >= 4.5


@pytest.mark.parametrize("state", LOOKS)
def test_black_text_on_the_paper_of_a_state_can_be_read(state: str) -> None:
    assert contrast(LOOKS[state].paper, "#000000") >= 7


@pytest.mark.parametrize("states", [[*Outcome], [*Verdict]], ids=["outcomes", "verdicts"])
def test_no_two_outcomes_or_verdicts_look_alike(states: list[str]) -> None:
    looks = [LOOKS[state] for state in states]
    assert len({look.hue for look in looks}) == len({look.mark for look in looks}) == len(states)
