"""Determinations as papers to file: a sheet of one page for each company with annexes, as HTML and as PDF."""

from collections.abc import Sequence

from lucidrule.decide.result import Determination


def to_html(determinations: Sequence[Determination], lang: str = "en") -> str:
    """Return the sheets of one company or several as one page that runs nothing; of several with a table of contents.

    Args:
        determinations: At least one.
        lang: `zh`, `en`, `ja`, or a language of the programme.
    """
    from lucidrule.paper.page import page
    from lucidrule.paper.sheet import sheet

    return page([sheet(each, lang) for each in determinations])


def to_pdf(determinations: Sequence[Determination], lang: str = "en") -> bytes:
    """Return the same as PDF/A-3, with each determination as JSON in it, tagged (PDF/UA-1).

    Raises:
        UnreadableInput: The package that writes it (extra `report`), or a font with Chinese and Japanese, is missing.
    """
    from lucidrule.paper.pdf import pdf

    return pdf(determinations, lang)
