"""Pages as they are read."""

from collections.abc import Iterator
from html.parser import HTMLParser

VOID = {"meta", "col", "br"}


class Read(HTMLParser):
    """A page as it is read: its elements with their attributes, and the text in each; what is not closed is told."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.unbalanced: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.open += [] if tag in VOID else [tag]

    def handle_endtag(self, tag: str) -> None:
        self.unbalanced += [] if self.open.pop() == tag else [tag]

    def handle_data(self, data: str) -> None:
        self.texts += [data] if self.open[-1:] != ["style"] else []

    def of(self, *tags: str) -> Iterator[dict[str, str | None]]:
        return (attributes for tag, attributes in self.elements if tag in tags)

    @property
    def text(self) -> str:
        return "\n".join(self.texts)
