"""The only door to durable_rules: its C module, driven directly, one session at a time, under one lock.

Its threads, its swallowed exceptions and its sessions that stay are in the layer above that module, which is not used.
"""

import json
import threading
import weakref
from collections import deque
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from lucidrule.engines.network import OPEN, SESSION, Network, TooLarge

_LOCK = threading.Lock()
# Rulesets to be deleted; whoever holds the lock does it.
_GONE: deque[int] = deque()
_OPENING = f'{{"sid":"{SESSION}","id":"{OPEN}","$open":1}}'
_STORED = 0


class NotInstalled(Exception):
    """The extension cannot be imported; the text says why."""


class EngineFailed(Exception):
    """durable_rules answered what it never should within the subset that is used: a bug of ours."""


@cache
def engine() -> Any:
    """Return the C module.

    Raises:
        NotInstalled: It cannot be imported: not built, or built for another Python.
    """
    try:
        import durable_rules_engine  # type: ignore[import-not-found]  # durable_rules ships no types
    except ImportError as error:
        raise NotInstalled(str(error).splitlines()[0][:200] if str(error) else type(error).__name__) from None
    # A session takes and frees some hundred kB. The C library gives what is freed back to the system each time, which
    # is two thirds of the cost of an inference, unless it has seen a larger block come and go.
    # (Of bytes, unlike of a bytearray, no page is touched.)
    bytes(16 << 20)
    return durable_rules_engine


@cache
def version() -> str:
    """Return the version of durable_rules that is installed."""
    # Beside the module stands its metadata; reading the whole of importlib.metadata costs more than all rulesets.
    beside = Path(str(engine().__file__)).parent
    for found in beside.glob("durable_rules-*.dist-info"):
        return found.name.removeprefix("durable_rules-").removesuffix(".dist-info")
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as version_of

    try:
        return version_of("durable_rules")
    except PackageNotFoundError:
        return "?"


class Fired:
    """What one inference concluded: the rail of each slot that has one, and each firing with its support."""

    __slots__ = ("rails", "told")

    def __init__(self) -> None:
        self.rails: dict[int, int] = {}
        self.told: list[str] = []

    def firings(self) -> list[tuple[str, tuple[str, ...]]]:
        """Return each rule that fired, with the ids of the facts it fired on."""
        listed = []
        for told in self.told:
            ((rule, matched),) = json.loads(told).items()
            listed.append((rule, tuple(fact["id"] for fact in matched.values())))
        return listed


class Ruleset:
    """A network in durable_rules."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self._module = engine()
        addresses = [f'"sid":"{SESSION}",{network.address_json(slot)}' for slot in range(network.size)]
        self._known = [f'{{"id":"f{slot}",{address},"v":' for slot, address in enumerate(addresses)]
        # A fact that no rule reads is refused, so it is never told.
        self._rails = [
            tuple(f'{{"id":"{slot}{sign}",{address},"r":{rail}}}' for rail, sign in enumerate("-+"))
            if network.used(slot)
            else (None, None)
            for slot, address in enumerate(addresses)
        ]
        self._conclusions = {
            name: (slot, rail, self._rails[slot][rail]) for name, (slot, rail) in network.concluding.items()
        }
        _check_identities([OPEN, SESSION, *self._identities()])
        try:
            with _LOCK:
                self._handle: int = self._module.create_ruleset("lucidrule", json.dumps(network.rules))
        except self._module.error as error:
            raise TooLarge(str(error)) from error
        # relies on (one session): what is inferred is deleted again, so a ruleset has no session when it goes.
        self._release = weakref.finalize(self, _delete, self._module, self._handle)
        # A first session makes its place in memory; before that, deleting one that broke off crashes the process.
        self.infer(())

    def value(self, slot: int, value: int) -> str:
        """Return the fact that the value of a slot is known."""
        return f"{self._known[slot]}{value}}}"

    def verdict(self, slot: int, rail: int) -> str | None:
        """Return the fact that a node is met, or is not; None where no rule reads it."""
        return self._rails[slot][rail]

    def infer(self, asserted: Iterable[str]) -> Fired:
        """Return what follows from facts; nothing of them stays.

        Raises:
            EngineFailed: A rule concluded both, or a fact was refused.
        """
        fired = Fired()
        rails, told, conclusions = fired.rails, fired.told, self._conclusions
        module, handle = self._module, self._handle
        text = f"[{','.join((_OPENING, *asserted))}]"
        with _LOCK:
            _delete_gone(module)
            try:
                answer, state = module.assert_facts(handle, text)
                if answer != _STORED:
                    raise EngineFailed(f"facts were refused ({answer}): {text[:500]}")
                started = module.start_action_for_state(handle, state)
                action = started and started[1]
                while action:
                    found = conclusions.get(action[2 : action.index('"', 2)])
                    if found is not None:
                        told.append(action)
                        slot, rail, message = found
                        before = rails.get(slot)
                        if before is None:
                            rails[slot] = rail
                            if message is not None and module.assert_fact(handle, message)[0] != _STORED:
                                raise EngineFailed(f"a conclusion was refused: {message}")
                        elif before != rail:
                            raise EngineFailed(f"node {slot} is met and not met")
                    action = module.complete_and_start_action(handle, state)
            except module.error as error:
                raise EngineFailed(str(error)) from error
            finally:
                _forget(module, handle)
        return fired

    def _identities(self) -> list[str]:
        slots = range(self.network.size)
        return [*(f"f{slot}" for slot in slots), *(f"{slot}{sign}" for slot in slots for sign in "+-")]


def _forget(module: Any, handle: int) -> None:
    # An error says that there is no such session: the facts were refused before one was made.
    with suppress(module.error):
        module.delete_state(handle, SESSION)


def _delete(module: Any, handle: int) -> None:
    """Delete a ruleset that nobody has any more, now or after the inference under way.

    Garbage is collected at any moment, also by a thread that holds the lock just then: it must not wait for itself.
    """
    _GONE.append(handle)
    if _LOCK.acquire(blocking=False):
        try:
            _delete_gone(module)
        finally:
            _LOCK.release()


def _delete_gone(module: Any) -> None:
    while _GONE:
        module.delete_ruleset(_GONE.popleft())


def _check_identities(names: list[str]) -> None:
    """Refuse names that durable_rules would take for one: it compares their 32-bit hashes only."""
    hashes = {_fnv(name) for name in names}
    if len(hashes) != len(names):
        raise TooLarge("identities")


@cache
def _fnv(name: str) -> int:
    found = 0x811C9DC5
    for byte in name.encode("ascii"):
        found = ((found ^ byte) * 16777619) & 0xFFFFFFFF
    return found
