"""The kinds of files: one shape over all of them, so that what they share is built once and not for each."""

from lucidrule.model.base import Shape
from lucidrule.model.company import CompanyFile
from lucidrule.model.facts import FactsFile
from lucidrule.model.policy import CriteriaFile, PolicyFile
from lucidrule.model.programme import ProgrammeFile


class Files(Shape):
    """A file of one kind, under the name of its kind."""

    programme: ProgrammeFile | None = None
    facts: FactsFile | None = None
    criteria: CriteriaFile | None = None
    policy: PolicyFile | None = None
    company: CompanyFile | None = None


KINDS: dict[type[Shape], str] = {
    ProgrammeFile: "programme",
    FactsFile: "facts",
    CriteriaFile: "criteria",
    PolicyFile: "policy",
    CompanyFile: "company",
}
