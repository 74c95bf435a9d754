"""Regular expressions that are compiled when they are first asked: most of what is read needs few of them."""

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    Pattern = re.compile
else:

    class Pattern:
        """What `re.compile` gives, made when it is first used."""

        def __init__(self, text: str, flags: int = 0) -> None:
            self._text, self._flags = text, flags

        def __getattr__(self, name: str) -> Any:
            """Return what the compiled expression has of this name, and keep it, so that this is asked once."""
            found = getattr(re.compile(self._text, self._flags), name)
            setattr(self, name, found)
            return found
