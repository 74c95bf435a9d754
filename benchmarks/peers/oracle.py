"""The plainest interpreter of the policies, in Kleene logic: None is open."""
# ruff: noqa: C901

from typing import Any

from benchmarks.peers.spec import Condition


def leaf(node: Condition, c: dict[str, Any]) -> Any:
    t = node[0]
    v = c[node[1]]
    if v is None:
        return None
    if t == "true":
        return v is True
    if t == "cmp":
        op, k = node[2], node[3]
    elif t == "cmpf":
        op, k = node[2], c[node[3]]
        if k is None:
            return None
    elif t == "ratio":
        d = c[node[2]]
        if d is None:
            return None
        return v * 100 >= d * node[3]
    elif t == "in":
        return v in node[2]
    elif t == "has":
        return node[2] in v
    if op == ">=":
        return v >= k
    if op == ">":
        return v > k
    if op == "<=":
        return v <= k
    return v < k


def kleene(node: Condition, c: dict[str, Any]) -> Any:
    t = node[0]
    if t == "all":
        out: Any = True
        for x in node[1]:
            r = kleene(x, c)
            if r is False:
                return False
            if r is None:
                out = None
        return out
    if t == "any":
        out = False
        for x in node[1]:
            r = kleene(x, c)
            if r is True:
                return True
            if r is None:
                out = None
        return out
    if t == "not":
        r = kleene(node[1], c)
        return None if r is None else not r
    return leaf(node, c)


def verdict(cond: Condition, c: dict[str, Any]) -> int:
    r = kleene(cond, c)
    return -1 if r is None else int(r)
