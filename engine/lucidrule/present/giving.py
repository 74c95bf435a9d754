"""What is given that is no grant, in words: a service, a loan, a guarantee, tax relief, a title."""

from lucidrule.model.policy import Award
from lucidrule.present.words import word


def given(stated: Award, amount: str, lang: str) -> str:
    """Return what an award gives, with its amount where it has one; of a grant that is the amount itself.

    Args:
        amount: In words; of an award without one that of a grant that is not published.
    """
    if stated.kind == "grant":
        return amount
    what = word(f"gives_{stated.kind}", lang)
    if stated.amount is None:
        return what
    if stated.amount == "not_published":
        return word("gives_unpublished", lang, what)
    return word("gives_amount", lang, what, amount)
