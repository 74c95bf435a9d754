"""Which sessions are at hand: those used last; the others are built again from what the log tells."""

from collections import OrderedDict
from datetime import date

from lucidrule.api import Programme
from lucidrule.engines.session import Session
from lucidrule.register.companies import Company

_MOST = 12_000


class Sessions(OrderedDict[str, Session]):
    """By company, the one used longest ago first."""

    def __init__(self, programme: Programme) -> None:
        super().__init__()
        self.programme = programme
        self._beginning: Session | None = None

    def of(self, name: str, company: Company | None, as_of: date) -> Session:
        """Return the session of a company.

        Args:
            company: What the log tells of it; None: nothing yet.
            as_of: Where it begins then.
        """
        found = self.get(name)
        if found is None:
            found = self.blank(as_of) if company is None else company.session(self.programme)
            self[name] = found
        self.move_to_end(name)
        return found

    def blank(self, as_of: date) -> Session:
        """Return the session of a company of which nothing is known; all of them begin alike."""
        if self._beginning is None or self._beginning.as_of != as_of:
            self._beginning = self.programme.session({}, as_of=as_of)
        return self._beginning.copy()

    def let_go(self) -> None:
        """Let go those used longest ago; not among events: a session holds what its batch has not written."""
        while len(self) > _MOST:
            self.popitem(last=False)
