"""One step of a scenario: which sentence of the grammar it is and what its words stand for, or why it is none."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lucidrule.core.names import nearest
from lucidrule.scenarios.canonical import canonical
from lucidrule.scenarios.grammar import KINDS, Form, Pattern, compile_patterns, forms
from lucidrule.scenarios.slot_fault import EDGES, SlotFault
from lucidrule.scenarios.slots import resolve, value_of
from lucidrule.scenarios.vocabulary import Vocabulary
from lucidrule.values.reading import no_records, not_known

# Of so many sentences that are none the nearest examples are told.
_MOST_TOLD = 200


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence understood: its form, and what its slots stand for."""

    form: Form
    slots: Mapping[str, Any]


class Sentences:
    """All that may be said about one programme."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._patterns = compile_patterns(vocabulary)
        self._told = 0
        self._read: dict[tuple[str, str], Reading | SlotFault] = {}

    def read(self, kind: str, text: str, lang: str) -> Reading:
        """Return what a step says.

        Args:
            kind: given, when or then.
            lang: That of the author, for examples.

        Raises:
            SlotFault: No sentence of the grammar, several, or one with a name or value that does not exist.
        """
        known = self._read.get((kind, text))
        if known is None:
            try:
                known = self._understand(kind, text, lang)
            except SlotFault as fault:
                known = fault
            self._read[kind, text] = known
        if isinstance(known, SlotFault):
            raise known
        return known

    def _understand(self, kind: str, text: str, lang: str) -> Reading:
        found, faults = self._match(kind, text, strict=True)
        if not found:
            other = next((k for k in KINDS if k != kind and self._match(k, text, strict=True)[0]), None)
            if other is not None:
                raise SlotFault("wrong-keyword", (), kind=f"@step:{other}")
            faults = faults or self._match(kind, text, strict=False)[1]
            if faults:
                raise max(faults, key=lambda fault: (bool(fault[1].near), fault[0]))[1]
            raise SlotFault("undefined-step", self._examples(kind, text, lang), sentence=text)
        first, *others = found
        if any(other.form.id != first.form.id and _changes(other) != _changes(first) for other in others):
            same = tuple(dict.fromkeys(reading.form.examples[lang].split("\n")[0] for reading in found))
            raise SlotFault("ambiguous-step", same, sentence=text)
        return first

    def _match(self, kind: str, text: str, *, strict: bool) -> tuple[list[Reading], list[tuple[int, SlotFault]]]:
        words = canonical(text)
        found: list[Reading] = []
        faults: list[tuple[int, SlotFault]] = []
        for pattern in self._patterns[kind]:
            match = (pattern.strict if strict else pattern.loose).fullmatch(words.text)
            if match is None:
                continue
            try:
                slots = {
                    slot: resolve(slot, words.original(*match.span(slot)), self.vocabulary)
                    for slot, said in match.groupdict().items()
                    if said is not None
                }
                found.append(Reading(pattern.form, self._checked(slots)))
            except SlotFault as fault:
                if self._tells(pattern, fault):
                    faults.append((pattern.literal, fault))
        return found, faults

    def _tells(self, pattern: Pattern, fault: SlotFault) -> bool:
        """Whether a fault is worth telling: of a sentence that is little but slots, only one with a near name."""
        if pattern.form.id == "statements":
            return False
        return bool(pattern.literal > 1 or fault.near or fault.code != "no-such-name")

    def _checked(self, slots: dict[str, Any]) -> dict[str, Any]:
        """Return the slots with the value typed by its fact."""
        if "amount" in slots:
            slots["value"] = slots.pop("amount")
        if "fact" in slots and "value" in slots:
            fact = self.vocabulary.programme.facts[slots["fact"]]
            label = fact.label.by_language()
            unknown = not_known(slots["value"].strip(EDGES))
            if fact.type == "records" and unknown:
                slots["value"] = None
            elif fact.type == "records":
                if not no_records(slots["value"].strip(EDGES)):
                    raise SlotFault("rows-needed", (), fact=label)
                slots["value"] = ()
            else:
                if fact.yearly is not ("year" in slots):
                    raise SlotFault("year-needed" if fact.yearly else "no-year", (), fact=label)
                writing = self.vocabulary.programme.writing
                slots["value"] = None if unknown else value_of(slots["value"], fact, writing)
        return slots

    def _examples(self, kind: str, text: str, lang: str) -> tuple[str, ...]:
        """Return the three examples most like a sentence."""
        self._told += 1
        if self._told > _MOST_TOLD:
            return ()
        examples = {canonical(form.examples[lang].split("\n")[0]).text: form for form in forms() if form.kind == kind}
        near = nearest(canonical(text).text, examples, cutoff=0)
        return tuple(examples[each].examples[lang].split("\n")[0] for each in near)


def _changes(reading: Reading) -> Any:
    """Return what a sentence about facts says, whichever form it has."""
    slots = reading.slots
    if "statements" in slots:
        return tuple((fact, None, said) for fact, said in slots["statements"])
    if reading.form.id == "unknown":
        return tuple((name.fact, name.year, None) for name in slots["facts"])
    if "fact" in slots and "value" in slots:
        return ((slots["fact"], slots.get("year"), slots["value"]),)
    return reading.form.id
