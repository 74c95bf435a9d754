"""What `screen` writes for an office: the list that it publishes, and its own form filled in for each company."""

from pathlib import Path
from typing import Any, NamedTuple

import click


class OfficePapers(NamedTuple):
    """What is asked for: the file of the list and the column of marks; the form and the folder that takes it."""

    notice: str | None
    granted: str | None
    form: str | None
    filled: str | None

    def check(self, lang: str, *, whole: bool, rows: bool) -> None:
        """Refuse what says nothing together.

        Args:
            whole: All policies are judged.
            rows: Rows are read one by one.

        Raises:
            UsageError: One option stands without the other, or with what does not go with it.
        """
        from lucidrule.present.words import word

        if (self.notice is None) != (self.granted is None) or (self.notice is not None and not (whole and rows)):
            raise click.UsageError(word("usage_notice", lang))
        if (self.form is None) != (self.filled is None) or (self.form is not None and not rows):
            raise click.UsageError(word("usage_form", lang))

    def asked(self, compiled: Any, lang: str, *, force: bool) -> dict[str, Any]:
        """Return what a screening takes for them."""
        found: dict[str, Any] = {}
        if self.notice is not None:
            from lucidrule.tables.notice import Wished

            found["notice"] = Wished(Path(self.notice), str(self.granted))
        if self.form is not None:
            from lucidrule.tables.form_folder import FormFolder
            from lucidrule.tables.forms import Form

            form = Form(Path(self.form), compiled)
            found["forms"] = FormFolder(form, Path(str(self.filled)), lang, force=force)
        return found

    def tell(self, job: Any, lang: str) -> None:
        """Say what was written, what was not, and what stands open."""
        from lucidrule.core.fault import shown
        from lucidrule.present.words import few, word

        if job.notice is not None:
            from lucidrule.tables.notice_files import doubt_lines

            for line in doubt_lines(job.notice):
                click.echo(line, err=True)
        if job.forms is not None:
            click.echo(word("forms_written", lang, shown(str(self.filled)), job.forms.written), err=True)
            for name, blank in job.forms.blank.items():
                click.echo("  " + word("form_blank", lang, shown(name), few(blank, lang)), err=True)
