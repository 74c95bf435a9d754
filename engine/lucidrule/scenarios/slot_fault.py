"""Words in a sentence that stand for nothing, and what separates and surrounds names."""

import re
from typing import Any

from lucidrule.core.fault import Name

SEPARATOR = re.compile(r"[、,;]|以及|和|及び|及|与|並びに|および|と|and")
QUOTES = "“”\"'‘’「」『』《》 \u3000\t"
EDGES = f"{QUOTES}。"


class SlotFault(ValueError):
    """Words that stand for nothing; `code` and `params` are those of the fault."""

    def __init__(self, code: str, near: tuple[Name, ...] = (), **params: Any) -> None:
        self.code, self.near, self.params = code, near, params
        super().__init__(code)
