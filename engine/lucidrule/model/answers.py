"""What the authority has answered to an open point: for all companies in policies.yaml, for one in its own file."""

from lucidrule.model.base import Citations, OptionalClause, Scalar


class GeneralAnswer(OptionalClause):
    """An answer that holds for all companies.

    Attributes:
        answer: Yes or no; yes is what helps the company.
        date: The day on which it was given.
        source: Where it stands.
    """

    answer: Scalar
    date: Scalar
    source: Citations
