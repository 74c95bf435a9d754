"""Data to model: what pydantic refuses, said in our words at its place in the file."""

from collections import Counter
from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from lucidrule.core.fault import MOST_TOLD, FaultList, written
from lucidrule.core.position import Location, within
from lucidrule.loading.homes import FILES_OF, Homes, homes_of
from lucidrule.loading.misplaced import around, is_declared, note_misplaced
from lucidrule.loading.refused import KINDS_SAID, LIMITS, LIST_MARK, OF_CODES, OF_VALUES, PAIR, PLAIN, has_full_width
from lucidrule.loading.source import Path, SourceFile
from lucidrule.loading.spelling import operators_meant, told, values_meant
from lucidrule.model.base import Shape
from lucidrule.model.conditions import misspelt_keyword
from lucidrule.model.files import KINDS, Files
from lucidrule.model.keywords import AMOUNTS, KEYWORDS, amounts_meant, keywords_meant, misspelt_amount
from lucidrule.model.languages import Languages

Model = TypeVar("Model", bound=Shape)
# Of so many places all are told.
_FEW = 3
# The ends that an amount may have, with what takes their place where it has none.
_ENDS = {"at_least": "greatest_of", "at_most": "least_of"}
_WITHOUT_ENDS = ("sum", "difference", "least_of", "greatest_of")


def validate(
    model: type[Model],
    source: SourceFile,
    faults: FaultList,
    homes: Mapping[str, tuple[str, ...]] | None = None,
    *,
    asked: Mapping[str, tuple[str, ...]] | None = None,
    languages: Languages | None = None,
) -> Model | None:
    """Return the model of a file; None, with every misfit in `faults`, if it has not that shape.

    Args:
        homes: Keys that are no names of the shape, and below which keys they belong.
        asked: The operators that each fact may be asked.
        languages: Those of the texts of the programme.

    Where a misspelt word has a nearest name, the file is read on as if that stood there, so that its other faults are
    found in the same run; it is refused all the same.
    """
    try:
        return _modelled(model, source.data, languages)
    except ValidationError as error:
        refused = enumerate(error.errors(include_url=False))
        found = [_Misfit(misfit, source, asked or {}, crowded=at >= MOST_TOLD) for at, misfit in refused]
    misfits = _each_once(found)
    names = {**homes_of(model), **(homes or {})}
    misspelt = {(*m.path[:-1], near) for m in misfits for near in m.near(names)[:1] if m.kind == "extra_forbidden"}
    misfits = [each for each in misfits if not (each.kind == "missing" and (*each.path, each.last) in misspelt)]
    for misfit in _missing_together(misfits):
        misfit.note(faults, names)
    data = _copied(source.data)
    for misfit in misfits:
        misfit.mend(data, names)
    try:
        return _modelled(model, data, languages)
    except ValidationError:
        return None


def _modelled(model: type[Model], data: Any, languages: Languages | None) -> Model:
    kind = KINDS[model]
    found: Model = getattr(Files.model_validate({kind: data}, context=languages), kind)
    return found


class _Misfit:
    """One refusal of pydantic, and the path of our data that it is about."""

    def __init__(
        self, refused: Any, source: SourceFile, asked: Mapping[str, tuple[str, ...]], *, crowded: bool
    ) -> None:
        """Begin; of one that is `crowded` no nearest names are looked for: it will not be told."""
        self.crowded = crowded
        self.kind, self.input, self.source = refused["type"], refused["input"], source
        # The first step is the kind of the file.
        steps = refused["loc"][1:]
        self.last = steps[-1] if steps else ""
        context = refused.get("ctx", {})
        self.context = context
        self.least = context.get("ge", context.get("min_length", ""))
        self.most = context.get("le", context.get("max_length", ""))
        self.dictionary = context.get("field_type") == "Dictionary"
        allowed = str(context.get("expected", context.get("expected_tags", "")))
        self.allowed = allowed.replace("'", "").replace(" or ", ", ").split(", ")
        # Union tags are written <…> and short lists are read from single values: steps that the data lack are dropped.
        path: list[str | int] = []
        self.here = source.data
        for step in steps:
            if _has(self.here, step):
                path.append(step)
                self.here = self.here[step]
        tag = str(context.get("discriminator", "")).strip("'")
        if self.kind == "union_tag_invalid" and _has(self.here, tag):
            self.here = self.input = self.here[tag]
            path.append(tag)
        self.path: Path = tuple(path)
        self.operators = asked.get(str(path[-2]), ()) if self.kind == "extra_forbidden" and len(path) > 1 else ()
        # The keys that are missing at the same place, told by the first of them.
        self.together: tuple[str, ...] = ()
        self.keyword = ""
        if self.kind == "not-a-condition" and isinstance(self.here, dict):
            self.keyword = misspelt_keyword(self.here) or ""
        if self.kind == "not-an-amount" and isinstance(self.here, dict):
            self.keyword = misspelt_amount(self.here) or ""
        if self.keyword in asked:
            # A list of what is no value, asked of a fact.
            self.kind, self.path, self.here = "value", (*self.path, self.keyword), self.here[self.keyword]
            self.keyword = ""

    def near(self, names: Homes) -> tuple[str, ...]:
        """Return the words nearest to a misspelt one; of one that is a word, but of another place, none."""
        if self.operators:
            return operators_meant(str(self.last), self.operators)
        if self.keyword:
            return (amounts_meant if self.kind == "not-an-amount" else keywords_meant)(self.keyword)
        if self.kind == "extra_forbidden":
            return () if self.last in names or self.crowded else operators_meant(str(self.last), names)
        return (
            values_meant(written(self.input), self.allowed)
            if self.kind in ("literal_error", "union_tag_invalid")
            else ()
        )

    def note(self, faults: FaultList, names: Homes) -> None:
        """Add the fault that this is."""
        value, key = self.source.locate(self.path), self.source.locate(self.path, key=True)
        match self.kind:
            case "extra_forbidden":
                self._note_key(faults, key, names)
            case "missing":
                code = "missing-basis" if self.last == "basis" else "missing-key"
                faults.add(code, self.source.first_key(self.path), names=self.together or (str(self.last),))
            case "literal_error" | "union_tag_invalid":
                allowed = tuple(self.allowed)
                faults.add("not-allowed", value, value=self.input, allowed=allowed, nearest=self.near(names))
            case "string_pattern_mismatch":
                _note_pattern(self, faults, value, key)
            case "too_long" if self.dictionary:
                faults.add("several-keys", value, names=tuple(map(str, self.here)))
            case "greater_than_equal" | "less_than_equal" as kind:
                faults.add(LIMITS[kind], value, limit=self.most if self.least == "" else self.least)
            case "not-a-condition" | "not-an-amount":
                _note_word(self, faults, value, self.near(names))
            case "too_short" if self.least == 2:
                faults.add("too-few", value, least="2", found=len(self.here))
            case kind if kind in PLAIN:
                told = self.context if PLAIN[kind] in OF_CODES else {"most": self.most} if self.most else {}
                faults.add(PLAIN[kind], value, **told)
            case _:
                _note_kind(self, faults, value, key)

    def _note_key(self, faults: FaultList, key: Location, names: Homes) -> None:
        places = names.get(str(self.last), ())
        if "：" in str(self.last):
            faults.add("full-width-colon", within(key, "："))
        elif self.operators:
            possible = tuple(told(name) for name in self.operators)
            near = tuple(told(name) for name in self.near(names))
            faults.add("unknown-operator", key, nearest=near, name=self.last, fact=self.path[-2], allowed=possible)
        elif self.here is None and not {"zh", "en", "ja"}.isdisjoint(around(self.source.data, self.path)):
            faults.add("comma-in-text", key, name=self.last)
        elif self.last in _ENDS and (
            word := next((each for each in _WITHOUT_ENDS if each in around(self.source.data, self.path)), "")
        ):
            faults.add("ends-of-amount", key, name=self.last, word=word, whole=_ENDS[self.last], value=self.here)
        elif (home := FILES_OF.get(str(self.last))) and not places and isinstance(self.here, dict | list):
            faults.add("key-of-other-file", key, name=self.last, file=home)
        elif is_declared(self.here):
            faults.add("misplaced-key", key, name=self.last, places=("facts:",))
        elif places == ("",):
            faults.add("misplaced-key-outside", key, name=self.last)
        elif places and len(places) <= _FEW:
            faults.add("misplaced-key", key, name=self.last, places=tuple(f"{each}:" for each in places if each))
        else:
            faults.add("unknown-key", key, name=self.last, nearest=self.near(names))

    def mend(self, data: Any, names: Homes) -> None:
        """Put the nearest name in the place of a misspelt one; take away what has none."""
        near, unknown = self.near(names), self.kind == "extra_forbidden" or bool(self.keyword)
        if not self.path or not (near or unknown):
            return
        *way, last = (*self.path, self.keyword) if self.keyword else self.path
        for step in way:
            data = data[step]
        if not unknown:
            data[last] = near[0]
            return
        value = data.pop(last)
        if near:
            data.setdefault(near[0], value)


def _note_kind(misfit: _Misfit, faults: FaultList, value: Location, key: Location) -> None:
    """Note a value of another kind than is due."""
    if misfit.kind == "language-not-listed" and misfit.here is None:
        faults.add("comma-in-text", key, name=misfit.last)
        return
    if misfit.kind == "text-in-no-language" and not PAIR.match(str(misfit.here)):
        faults.add(misfit.kind, value, languages=misfit.context["languages"])
        return
    if misfit.kind in ("language-missing", "language-not-listed"):
        at = misfit.source.first_key(misfit.path) if misfit.kind == "language-missing" else key
        names = {"names": misfit.together} if misfit.kind == "language-missing" else {"name": misfit.last}
        faults.add(misfit.kind, at, **names, languages=misfit.context["languages"])
        return
    if misfit.kind == "string_type" and misfit.last == "[key]":
        faults.add("needs-quotes", key, value=misfit.input)
        return
    if note_misplaced(misfit.here, misfit.path, misfit.source, faults):
        return
    expected = KINDS_SAID.get(misfit.kind, "@kind:other")
    # A pair whose colon is none is a text to YAML.
    text = misfit.here if isinstance(misfit.here, str) and expected == "@kind:mapping" else ""
    if "：" in text:
        faults.add("full-width-colon", within(value, "："))
    elif ":" in text:
        faults.add("space-after-colon", value)
    else:
        faults.add("wrong-kind", value, expected=expected, found=misfit.here)


def _note_pattern(misfit: _Misfit, faults: FaultList, value: Location, key: Location) -> None:
    """Note a text that is not written as what it is."""
    said = str(misfit.input)
    if misfit.last in ("url", "link"):
        faults.add("bad-url", value, value=said)
    elif mark := LIST_MARK.search(said):
        faults.add("full-width-comma", within(value, mark[0]))
    elif misfit.path[:1] == ("languages",):
        faults.add("bad-language", value, value=said)
    else:
        code = "bad-choice" if misfit.path[-2:-1] == ("choices",) else "bad-id"
        faults.add(code, key if misfit.last == "[key]" else value, value=said)


def _note_word(misfit: _Misfit, faults: FaultList, value: Location, near: tuple[str, ...]) -> None:
    """Note what is no condition, or no amount, as far as can be told by a word of it that is misspelt."""
    if has_full_width(misfit.here):
        faults.add("full-width-colon", within(value, "："))
    elif misfit.keyword:
        at = misfit.source.locate((*misfit.path, misfit.keyword), key=True)
        is_amount = misfit.kind == "not-an-amount"
        code, known = ("unknown-amount", AMOUNTS) if is_amount else ("unknown-keyword", KEYWORDS)
        faults.add(code, at, name=misfit.keyword, allowed=known, nearest=near)
    elif not note_misplaced(misfit.here, misfit.path, misfit.source, faults):
        faults.add(misfit.kind, value)


def _each_once(misfits: list["_Misfit"]) -> list["_Misfit"]:
    """Return what is refused, a place at which no kind of value would do but once."""
    places = Counter(each.path for each in misfits if each.kind in OF_VALUES)
    found, said = [], set[Path]()
    for each in misfits:
        if each.kind in OF_VALUES and places[each.path] > 1:
            if each.path in said:
                continue
            said.add(each.path)
            each.kind = "value"
        found.append(each)
    return found


def _missing_together(misfits: list["_Misfit"]) -> list["_Misfit"]:
    """Return what is refused, all keys or languages that one mapping lacks as one; a basis has a help of its own."""
    firsts: dict[tuple[str, Path], _Misfit] = {}
    found = []
    for each in misfits:
        is_missing = each.kind == "language-missing" or (each.kind == "missing" and each.last != "basis")
        first = firsts.setdefault((each.kind, each.path), each) if is_missing else each
        if is_missing:
            first.together += (str(each.last),)
        if first is each:
            found.append(each)
    return found


def _copied(data: Any) -> Any:
    """Return data of a file without their places, to be mended."""
    if isinstance(data, dict):
        return {key: _copied(value) for key, value in data.items()}
    return [_copied(each) for each in data] if isinstance(data, list) else data


def _has(here: Any, step: Any) -> bool:
    if isinstance(here, dict):
        return step in here
    return isinstance(here, list) and isinstance(step, int) and 0 <= step < len(here)
