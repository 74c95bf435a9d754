"""Ten policies written by hand in Python, three-valued, with early exit: the yardstick. Verdicts, no explanation."""
# ruff: noqa: C901

from typing import Any, TypeAlias

from benchmarks.peers.spec import make_policies

Company: TypeAlias = dict[str, Any]
Constants: TypeAlias = tuple[Any, ...]


def h0(c: Company, k: Constants) -> int:
    u = False
    v = c["in_zone"]
    if v is None:
        u = True
    elif not v:
        return 0
    v = c["on_dishonesty_list"]
    if v is None:
        u = True
    elif v:
        return 0
    v = c["sector"]
    if v is None:
        u = True
    elif v not in k[0]:
        return 0
    v = c["annual_revenue"]
    if v is None:
        u = True
    else:
        if v < k[1]:
            return 0
        w = c["previous_peak_revenue"]
        if w is None:
            u = True
        elif v <= w:
            return 0
    return -1 if u else 1


def h1(c: Company, k: Constants) -> int:
    u = False
    v = c["conducts_rd"]
    if v is None:
        u = True
    elif not v:
        return 0
    v = c["on_dishonesty_list"]
    if v is None:
        u = True
    elif v:
        return 0
    r = c["annual_revenue"]
    v = c["rd_expense"]
    if v is None or r is None:
        u = True
    elif v * 100 < r * k[0]:
        return 0
    e = c["employees"]
    if e is None or e > k[1]:
        if r is None:
            u = True
        elif r >= k[2]:
            if e is not None:
                return 0
            u = True
    v = c["registered_on"]
    if v is None:
        u = True
    elif v > k[3]:
        return 0
    return -1 if u else 1


def h2(c: Company, k: Constants) -> int:
    u = False
    v = c["in_zone"]
    if v is None:
        u = True
    elif not v:
        return 0
    v = c["conducts_production"]
    if v is None:
        u = True
    elif not v:
        return 0
    v = c["fixed_asset_investment"]
    if v is None:
        u = True
    elif v < k[0]:
        return 0
    s = c["sector"]
    if s is None or s not in k[1]:
        v = c["certifications"]
        if v is None:
            u = True
        elif k[2] not in v:
            if s is not None:
                return 0
            u = True
    v = c["on_dishonesty_list"]
    if v is None:
        u = True
    elif v:
        return 0
    return -1 if u else 1


def h3(c: Company, k: Constants) -> int:
    u = False
    v = c["certifications"]
    if v is None:
        u = True
    elif k[0] not in v and k[1] not in v:
        return 0
    v = c["in_zone"]
    if v is None:
        u = True
    elif not v:
        return 0
    v = c["on_dishonesty_list"]
    if v is None:
        u = True
    elif v:
        return 0
    v = c["employees"]
    if v is None:
        u = True
    elif v < k[2]:
        return 0
    return -1 if u else 1


def h4(c: Company, k: Constants) -> int:
    u = False
    v = c["platform_level"]
    if v is None:
        u = True
    elif v not in k[0]:
        return 0
    v = c["employees"]
    if v is None:
        u = True
    elif v < k[2]:
        return 0
    v = c["on_dishonesty_list"]
    if v is None:
        u = True
    elif v:
        return 0
    v = c["conducts_rd"]
    if not v:
        r = c["rd_expense"]
        w = c["annual_revenue"]
        if r is None or w is None:
            u = True
        elif r * 100 < w * k[1]:
            if v is not None:
                return 0
            u = True
    return -1 if u else 1


def h5(c: Company, k: Constants) -> int:
    u = False
    v = c["first_set_equipment"]
    if v is None:
        u = True
    elif not v:
        return 0
    s = c["sector"]
    if s is None or s not in k[0]:
        f = c["application_field"]
        if f is None:
            u = True
        elif f not in k[1]:
            if s is not None:
                return 0
            u = True
    v = c["on_dishonesty_list"]
    if v is None:
        u = True
    elif v:
        return 0
    v = c["in_zone"]
    if v is None:
        u = True
    elif not v:
        return 0
    v = c["fixed_asset_investment"]
    if v is None:
        u = True
    elif v < k[2]:
        return 0
    return -1 if u else 1


def h6(c: Company, k: Constants) -> int:
    u = False
    v = c["standards_led"]
    if v is None:
        u = True
    elif v < k[0]:
        return 0
    v = c["on_dishonesty_list"]
    if v is None:
        u = True
    elif v:
        return 0
    v = c["in_zone"]
    if v is None:
        u = True
    elif not v:
        return 0
    rd = c["conducts_rd"]
    ce = c["certifications"]
    has = None if ce is None else k[1] in ce
    if not (rd and has):
        a_false = rd is False or has is False
        pr = c["conducts_production"]
        e = c["employees"]
        big = None if e is None else e >= k[2]
        if not (pr and big):
            if a_false and (pr is False or big is False):
                return 0
            u = True
    return -1 if u else 1


def h7(c: Company, k: Constants) -> int:
    u = False
    v = c["local_procurement"]
    if v is None:
        u = True
    elif v < k[0]:
        return 0
    v = c["buyer_count"]
    if v is None:
        u = True
    elif v < k[1]:
        return 0
    v = c["conducts_production"]
    if v is None:
        u = True
    elif not v:
        return 0
    v = c["sector"]
    if v is None:
        u = True
    elif v in k[2]:
        return 0
    f = c["application_field"]
    if f is None or f in k[3]:
        e = c["employees"]
        if e is None:
            u = True
        elif e > k[4]:
            if f is not None:
                return 0
            u = True
    return -1 if u else 1


def h8(c: Company, k: Constants) -> int:
    u = False
    v = c["fund_stage"]
    if v is None:
        u = True
    elif v not in k[0]:
        return 0
    v = c["registered_on"]
    if v is None:
        u = True
    elif v < k[1]:
        return 0
    v = c["annual_revenue"]
    if v is None:
        u = True
    elif v >= k[2]:
        return 0
    v = c["employees"]
    if v is None:
        u = True
    elif v < k[4]:
        return 0
    v = c["on_dishonesty_list"]
    if v is None:
        u = True
    elif v:
        return 0
    rd = c["conducts_rd"]
    if not rd:
        v = c["certifications"]
        if v is None:
            u = True
        elif k[3] not in v:
            if rd is not None:
                return 0
            u = True
    return -1 if u else 1


def h9(c: Company, k: Constants) -> int:
    u = False
    v = c["in_zone"]
    if v is None:
        u = True
    elif not v:
        return 0
    v = c["on_dishonesty_list"]
    if v is None:
        u = True
    elif v:
        return 0
    r = c["annual_revenue"]
    v = c["rd_expense"]
    if v is None or r is None:
        u = True
    elif v * 100 < r * k[4]:
        return 0
    pr = c["conducts_production"]
    if not pr:
        rd = c["conducts_rd"]
        if not rd:
            if pr is False and rd is False:
                return 0
            u = True
    p = c["previous_peak_revenue"]
    ce = c["certifications"]
    big = None if r is None else r >= k[0]
    low = None if p is None else p < k[1]
    if not (big and low):
        has = None if ce is None else k[2] in ce
        mid = None if r is None else r >= k[3]
        if not (has and mid):
            if (big is False or low is False) and (has is False or mid is False):
                return 0
            u = True
    return -1 if u else 1


HAND = (h0, h1, h2, h3, h4, h5, h6, h7, h8, h9)
RULES = tuple((function, policy["k"]) for function, policy in zip(HAND, make_policies(), strict=True))


def ten_verdicts(company: Company) -> list[int]:
    """Return for each policy 1 (eligible), 0 (not eligible) or -1 (open)."""
    return [function(company, constants) for function, constants in RULES]
