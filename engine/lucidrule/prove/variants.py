"""Conditions without one of their parts: where that changes nothing, the part decides nothing."""

from collections.abc import Iterator
from dataclasses import replace

from lucidrule.kernel import tree

_ALWAYS, _NEVER = tree.AllOf(()), tree.AnyOf(())


def without_parts(node: tree.Condition) -> Iterator[tuple[tree.Condition, tree.Condition]]:
    """Yield each part of a condition with the condition without it, larger parts before what they are made of.

    Definitions are used elsewhere too: what decides nothing here may decide there, so they are not looked into.
    """
    match node:
        case tree.AllOf(parts=parts) | tree.AnyOf(parts=parts) | tree.AtLeast(parts=parts) if len(parts) > 1:
            for at, part in enumerate(parts):
                for instead in _instead(node):
                    yield part, _with(node, at, instead)
            for at, part in enumerate(parts):
                for inner, changed in without_parts(part):
                    yield inner, _with(node, at, changed)
        case tree.AllOf(parts=(part,)) | tree.AnyOf(parts=(part,)) | tree.Not(part=part):
            for inner, changed in without_parts(part):
                yield inner, tree.Not(changed) if isinstance(node, tree.Not) else changed


def _instead(node: tree.AllOf | tree.AnyOf | tree.AtLeast) -> tuple[tree.Condition, ...]:
    """Return what stands in the place of a part that is left out; of which of several have to hold that is either."""
    return (
        (_ALWAYS,) if isinstance(node, tree.AllOf) else (_NEVER,) if isinstance(node, tree.AnyOf) else (_ALWAYS, _NEVER)
    )


def _with(node: tree.AllOf | tree.AnyOf | tree.AtLeast, at: int, part: tree.Condition) -> tree.Condition:
    return replace(node, parts=(*node.parts[:at], part, *node.parts[at + 1 :]))
