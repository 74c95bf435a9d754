"""Who may see the register: somebody with a password, or whom a proxy names; and what proves that a form is ours."""

import hmac
from base64 import b64decode
from binascii import Error
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from starlette.requests import Request

from lucidrule.core.fault import Fault, UnreadableInput
from lucidrule.core.position import Location
from lucidrule.loading.files import read_text

_SHORTEST = 8
_HERE = ("127.0.0.1", "localhost", "::1")
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Guarded:
    """A store, and who may see it.

    Attributes:
        store: The file of the register.
        passwords: By the name of somebody; none: nobody is asked for one.
        header: The header by which a proxy names somebody whom it has let in; None: it names nobody.
        staff: Whom of those that a proxy names the register is open to; none: all.
    """

    store: Path
    passwords: Mapping[str, str] = field(default_factory=dict)
    header: str | None = None
    staff: frozenset[str] = frozenset()

    def who(self, request: Request) -> str | None:
        """Return who asks; None: nobody who may see the register."""
        if self.header is not None:
            named = request.headers.get(self.header, "").strip()[:_LONGEST_NAME]
            return named if named and (not self.staff or named in self.staff) else None
        if self.passwords:
            return self._with_password(request.headers.get("authorization", ""))
        # Any page in a browser of this machine can have names of its own lead here: only by ours it is us that are
        # asked.
        return "—" if request.url.hostname in _HERE else None

    @property
    def challenge(self) -> Mapping[str, str]:
        """What asks a browser for a name and a password; nothing where a proxy does so."""
        return {"www-authenticate": 'Basic realm="lucidrule", charset="UTF-8"'} if self.passwords else {}

    def _with_password(self, said: str) -> str | None:
        scheme, _, packed = said.partition(" ")
        try:
            name, colon, password = b64decode(packed, validate=True).decode().partition(":")
        except (Error, ValueError):
            return None
        known = self.passwords.get(name)
        # As long for a name that there is not.
        same = hmac.compare_digest(_digest(password), _digest(known or ""))
        return name if scheme.lower() == "basic" and colon and known is not None and same else None


def read_passwords(path: Path) -> dict[str, str]:
    """Return the passwords of a file, a line `name:password` for each who may see the register.

    Raises:
        UnreadableInput: It cannot be read, has a line of another form, or none.
    """
    found: dict[str, str] = {}
    for number, line in enumerate(read_text(path).splitlines(), 1):
        name, _, password = line.partition(":")
        if line.strip() and (not name.strip() or len(password) < _SHORTEST):
            raise _refused(path, number)
        if line.strip():
            found[name.strip()] = password
    if not found:
        raise _refused(path, 1)
    return found


def _refused(path: Path, line: int) -> UnreadableInput:
    return UnreadableInput((Fault("password-line", Location(str(path), line, 1), {"least": str(_SHORTEST)}),))


def token(secret: str, who: str) -> str:
    """Return what stands in the forms of somebody, and no other page can know."""
    return hmac.new(secret.encode(), who.encode(), sha256).hexdigest()


def same_token(one: str, other: str) -> bool:
    """Return whether two are the same; how long it takes says nothing of where they differ."""
    return hmac.compare_digest(one.encode(), other.encode())


def _digest(text: str) -> bytes:
    return sha256(text.encode("utf-8", "surrogatepass")).digest()
