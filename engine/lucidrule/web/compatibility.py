"""What an update of rules breaks for programs that call: two descriptions of the endpoints, held against each other."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

# What a caller sends may have less room, what it is answered more, and neither is noticed before it is too late.
_SENT = ("Company", "CompanyHeader", "Facts")
_LIMITS = {"minimum": 1, "minLength": 1, "minItems": 1, "maximum": -1, "maxLength": -1, "maxItems": -1}


KINDS = ("path", "policy", "removed", "type", "choice", "narrower", "required", "never")


class Break(NamedTuple):
    """One thing that a caller relied on.

    Attributes:
        kind: One of `KINDS`; `never`: a key that answers always had may be left out.
        place: Where in the description.
        before, after: What it was, and is.
    """

    kind: str
    place: str
    before: str = ""
    after: str = ""


def breaks(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Break]:
    """Return what callers that rely on an old description find otherwise under a new one."""
    found = [Break("path", path) for path in _keys(old, "paths") if path not in _keys(new, "paths")]
    before, after = _schemas(old), _schemas(new)
    is_left = _policies(after)
    found += [Break("policy", each) for each in _policies(before) if each not in is_left]
    for name in before:
        if name not in after:
            found.append(Break("removed", name))
        else:
            compare = _Compare(before, after, sent=name in _SENT)
            found += compare.schema(before[name], after[name], name)
    for path, item in _keys(old, "paths").items():
        for method, was in item.items():
            now = _keys(new, "paths").get(path, {}).get(method)
            if now is not None:
                compare = _Compare(before, after, sent=True)
                found += compare.schema(_body(was), _body(now), f"{method.upper()} {path}")
    return sorted(set(found))


def _keys(described: Mapping[str, Any], name: str) -> dict[str, Any]:
    found = described.get(name)
    return found if isinstance(found, dict) else {}


def _schemas(described: Mapping[str, Any]) -> dict[str, Any]:
    return _keys(_keys(described, "components"), "schemas")


def _policies(schemas: Mapping[str, Any]) -> list[str]:
    """Return the ids of the policies that a description tells of."""
    return list(_keys(_keys(_keys(schemas, "Policy"), "properties"), "id").get("enum", ()))


def _body(operation: Mapping[str, Any]) -> dict[str, Any]:
    content = operation.get("requestBody", {}).get("content", {})
    return next((each["schema"] for each in content.values()), {})


class _Compare:
    """Holds two schemas against each other; what others of the description they name is compared where it stands."""

    def __init__(self, before: Mapping[str, Any], after: Mapping[str, Any], *, sent: bool) -> None:
        self.before, self.after, self.sent = before, after, sent

    def schema(self, old: Any, new: Any, place: str) -> Iterator[Break]:
        """Yield what an old schema allowed or promised, and a new one does not."""
        if not isinstance(old, dict) or not isinstance(new, dict):
            return
        old, new = _one(old), _one(new)
        if _kinds(old) != _kinds(new) and not self._wider(_kinds(old), _kinds(new)):
            yield Break("type", place, _told(_kinds(old)), _told(_kinds(new)))
            return
        yield from self._choices(old, new, place)
        yield from self._limits(old, new, place)
        yield from self._properties(old, new, place)
        for key in ("items", "additionalProperties"):
            yield from self.schema(old.get(key), new.get(key), f"{place}[]")
        for pattern, inner in old.get("patternProperties", {}).items():
            yield from self.schema(inner, new.get("patternProperties", {}).get(pattern), f"{place}.*")

    def _wider(self, old: frozenset[str], new: frozenset[str]) -> bool:
        """Return whether a change of types is one that no caller notices."""
        return old <= new if self.sent else new <= old

    def _choices(self, old: dict[str, Any], new: dict[str, Any], place: str) -> Iterator[Break]:
        was, now = (each.get("enum") for each in (old, new))
        if was is None and now is None:
            return
        if was is None or now is None:
            # Any text was one of a few, or becomes one.
            if (now is not None) == self.sent:
                yield Break("narrower", place)
            return
        # Of policies it is said once, for all places that name them.
        if self.sent and not place.endswith(".policy"):
            yield from (Break("choice", place, str(each)) for each in was if each not in now)

    def _limits(self, old: dict[str, Any], new: dict[str, Any], place: str) -> Iterator[Break]:
        for key, way in _LIMITS.items():
            was, now = old.get(key), new.get(key)
            tighter = now is not None and (was is None or way * now > way * was)
            if self.sent and tighter:
                yield Break("narrower", f"{place} {key}", "" if was is None else str(was), str(now))

    def _properties(self, old: dict[str, Any], new: dict[str, Any], place: str) -> Iterator[Break]:
        was, now = old.get("properties", {}), new.get("properties", {})
        for name, inner in was.items():
            if name not in now:
                yield Break("removed", f"{place}.{name}")
            else:
                yield from self.schema(inner, now[name], f"{place}.{name}")
        needed, need = set(old.get("required", [])), set(new.get("required", []))
        if self.sent:
            yield from (Break("required", f"{place}.{name}") for name in need - needed)
        else:
            yield from (Break("never", f"{place}.{name}") for name in needed - need if name in now)


def _one(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema without "or null", which says that a fact may be unknown."""
    parts = [each for each in schema.get("anyOf", []) if each != {"type": "null"}]
    return {**schema, **parts[0]} if len(parts) == 1 else schema


def _kinds(schema: dict[str, Any]) -> frozenset[str]:
    """Return what kinds of values a schema has: types of JSON, and that of the fact, which says what they mean."""
    if "$ref" in schema:
        return frozenset({schema["$ref"]})
    said = schema.get("type", [])
    kinds = {said} if isinstance(said, str) else set(said)
    return frozenset(kinds | ({f"x:{schema['x-type']}"} if "x-type" in schema else set()))


def _told(kinds: frozenset[str]) -> str:
    return ", ".join(sorted(kind.removeprefix("x:").rpartition("/")[2] for kind in kinds))
