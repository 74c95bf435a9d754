"""Names of files after companies: of letters and digits, on any machine, each once."""

# What Windows keeps for devices.
_DEVICES = {"con", "prn", "aux", "nul", *(f"{kind}{at}" for kind in ("com", "lpt") for at in range(1, 10))}
# File systems take 255 bytes; a letter takes up to four.
_MOST = 60
_NAMELESS = "company"


class Names:
    """Names that were given out; the same one again gets a number."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def of(self, company: str) -> str:
        """Return the name of the file of a company, without its ending."""
        kept = "".join(char if char.isalnum() else "-" for char in company[:_MOST])
        name = "-".join(part for part in kept.split("-") if part) or _NAMELESS
        name = f"{_NAMELESS}-{name}" if name.casefold() in _DEVICES else name
        numbered, number = name, 1
        while numbered.casefold() in self._given:
            number += 1
            numbered = f"{name}-{number}"
        self._given.add(numbered.casefold())
        return numbered
