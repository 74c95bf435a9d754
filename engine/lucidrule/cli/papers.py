"""Papers that `check` writes: one document, or a folder with a file for each company."""

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import click

from lucidrule.decide.result import Determination
from lucidrule.loading.files import write_bytes, write_into
from lucidrule.loading.output import check_folder, check_place
from lucidrule.paper import to_html, to_pdf
from lucidrule.paper.names import Names
from lucidrule.present.words import word

Draw = Callable[[Sequence[Determination], str], bytes]


class _Kind(NamedTuple):
    """A format and where it goes; into a `folder` a file for each company."""

    place: Path
    folder: bool
    ending: str
    draw: Draw
    names: Names


class Papers:
    """Determinations on paper, in the formats that are asked for."""

    def __init__(
        self, wanted: Mapping[str, str], form: tuple[str | None, Any] = (None, None), *, force: bool, lang: str
    ) -> None:
        """Begin.

        Args:
            wanted: By format the file, or the folder where it ends in a slash or is there.
            form: That is filled in as `docx`, and the programme whose facts its places name.

        Raises:
            UnreadableInput: Nothing can be written there.
        """
        self._force, self._lang = force, lang
        self._found: list[Determination] = []
        self._drawn = {**_DRAWN, **({} if form[0] is None else {"docx": _form(Path(form[0]), form[1])})}
        self._kinds = [self._kind(place, kind) for kind, place in wanted.items()]

    def _kind(self, given: str, kind: str) -> _Kind:
        place = Path(given)
        folder = given.endswith(("/", os.sep)) or place.is_dir()
        if folder:
            check_folder(place)
        else:
            check_place(place, force=self._force)
        return _Kind(place, folder, f".{kind}", self._drawn[kind], Names())

    def take(self, found: Determination) -> None:
        """Put a determination on paper, at once where each company has a file of its own.

        Raises:
            UnreadableInput: It cannot be written.
        """
        for kind in self._kinds:
            if kind.folder:
                name = kind.names.of(found.profile.company.called) + kind.ending
                self._tell(write_into(kind.place, name, kind.draw([found], self._lang), force=self._force))
        if not all(kind.folder for kind in self._kinds):
            self._found.append(found)

    def end(self) -> None:
        """Write the documents of all companies, if there are any.

        Raises:
            UnreadableInput: One cannot be written.
        """
        for kind in self._kinds:
            if not kind.folder and self._found:
                write_bytes(kind.place, kind.draw(self._found, self._lang), force=self._force)
                self._tell(kind.place)

    def _tell(self, path: Path) -> None:
        click.echo(word("paper_written", self._lang, path), err=True)


def _html(found: Sequence[Determination], lang: str) -> bytes:
    return to_html(found, lang).encode()


def _form(path: Path, compiled: Any) -> Draw:
    """Return what fills in a form for one company."""
    from lucidrule.core.fault import Fault, UnreadableInput, shown
    from lucidrule.present.words import listed
    from lucidrule.tables.forms import Form

    form = Form(path, compiled)

    def draw(found: Sequence[Determination], lang: str) -> bytes:
        if len(found) > 1:
            raise UnreadableInput((Fault("form-one", None),))
        filled = form.filled(found[0].profile, found[0].as_of, lang)
        if filled.blank:
            name = shown(found[0].profile.company.called)
            click.echo(word("form_blank", lang, name, listed(list(filled.blank), lang)), err=True)
        return filled.content

    return draw


_DRAWN: dict[str, Draw] = {"html": _html, "pdf": to_pdf}
