"""What models of companies have in common: they hold what the reader of companies read."""

from typing import Any

from pydantic import BaseModel, ConfigDict


class ReadCompany(BaseModel):
    """A company that was read by the facts of a programme; made by `Programme.company_model`."""

    model_config = ConfigDict(frozen=True, extra="forbid", serialize_by_alias=True)

    def written(self) -> dict[str, Any]:
        """Return it as it can be read again; what was not asked is not in it."""
        return self.model_dump(exclude_unset=True, by_alias=True)
