"""Definitions and shared criteria that nothing uses are looked at like those that are used."""

from dataclasses import replace

from lucidrule.compile.amounts import named_amount
from lucidrule.compile.conditions import named_condition
from lucidrule.compile.scope import Scope
from lucidrule.compile.written import Written
from lucidrule.core.fault import Fault, FaultList
from lucidrule.loading.source import SourceFile


def look_at_unused(written: Written, scope: Scope) -> None:
    """Note what is wrong with definitions that nothing uses: from version 2 of the language on, faults."""
    made = {name for name, _ in scope.names.compiled}
    lists = {source.name: policy.for_each for _, policy, source in written.policies}
    shared = {policy.for_each for _, policy, _ in written.policies}
    for name, (_, source, _) in scope.names.definitions.items():
        if name not in made:
            # What several policies share may be meant for the records of any of their lists.
            own = {lists[source.name]} if source.name in lists else {None, *shared}
            found = [_faults_of(name, source, records, scope) for records in sorted(own, key=str)]
            for fault in min(found, key=len):
                scope.faults.since(2, fault.code, fault.at, nearest=fault.nearest, **fault.params)


def _faults_of(name: str, source: SourceFile, records: str | None, scope: Scope) -> tuple[Fault, ...]:
    faults = FaultList(warned=scope.faults.warned)
    faults.language = scope.faults.language
    here = replace(scope, source=source, faults=faults).of_records(records)
    path = scope.names.definitions[name][2]
    if name in scope.names.amounts:
        named_amount(name, here, path)
    else:
        named_condition(name, here, path)
    return faults.sorted()
