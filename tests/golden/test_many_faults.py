"""Of a file with many faults the first fifty are told, then how many more there are."""

from types import ModuleType

import pytest

import lucidrule
from lucidrule.compile import known_names
from lucidrule.core.fault import Fault, render
from lucidrule.core.position import Location
from lucidrule.loading import spelling

PROGRAMME = lucidrule.load()
# The faults "more-faults" and "more-faults-anywhere".
LAST = {
    "zh": ("`c.yaml` 另有1处问题，未逐一列出", "另有2处问题，未逐一列出"),
    "en": ("… and 1 more fault in `c.yaml`", "… and 2 more faults"),
    "ja": ("`c.yaml` にはほかに1件の問題があります（省略）", "ほかに2件の問題があります（省略）"),
}


def faults(count: int, file: str = "") -> tuple[Fault, ...]:
    places = [Location(file, line, 1) if file else None for line in range(1, count + 1)]
    return tuple(Fault("empty-file", at) for at in places)


@pytest.mark.parametrize(("count", "lines"), [(49, 49), (50, 50), (51, 51), (52, 51)])
def test_fifty_faults_of_a_file_are_told(count: int, lines: int) -> None:
    assert len(render(faults(count, "c.yaml"), "en").splitlines()) == lines


@pytest.mark.parametrize("lang", LAST)
def test_of_further_ones_the_number_is_told(lang: str) -> None:
    of_a_file, anywhere = LAST[lang]
    assert render(faults(51, "c.yaml"), lang).splitlines()[-1] == of_a_file
    assert render(faults(52), lang).splitlines()[-1] == anywhere


def test_each_file_has_its_own_count() -> None:
    said = render((*faults(51, "a.yaml"), *faults(50, "b.yaml"), *faults(53, "c.yaml")), "en").splitlines()
    assert (len(said), said[-2:]) == (152, ["… and 1 more fault in `a.yaml`", "… and 3 more faults in `c.yaml`"])


def looked_for(monkeypatch: pytest.MonkeyPatch, module: ModuleType) -> list[str]:
    """Return the names whose nearest ones a module looks for from here on."""
    looked: list[str] = []

    def nearest(name: str, _: object) -> tuple[str, ...]:
        looked.append(name)
        return ()

    monkeypatch.setattr(module, "nearest", nearest)
    return looked


def test_no_nearest_names_are_looked_for_beyond(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = looked_for(monkeypatch, known_names)
    with pytest.raises(lucidrule.ProfileAtFault) as error:
        PROGRAMME.profile({"facts": {f"sectr{n}": "x" for n in range(2_000)}})
    assert (len(error.value.faults), looked) == (2_000, [f"sectr{n}" for n in range(50)])


def test_nor_of_keys_beside_the_facts(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = looked_for(monkeypatch, spelling)
    with pytest.raises(lucidrule.ProfileAtFault) as error:
        PROGRAMME.profile({"facts": {}, **{f"k{n}": "x" for n in range(2_000)}})
    assert (len(error.value.faults), len(set(looked))) == (2_000, 50)
