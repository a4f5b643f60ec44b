"""Plain text and Markdown: the text is the file's own characters; its head tells the rest."""

from collections.abc import Iterator

from tawthiq.errors import SourceError
from tawthiq.model.text import Document
from tawthiq.sources.decoding import decode
from tawthiq.sources.head import read_head
from tawthiq.sources.original import Original
from tawthiq.sources.readers import ending

NAMES = ("txt", "text", "md", "markdown")


def recognises(head: bytes, name: str) -> bool:
    """A file that is called so; without an ending, anything that a later look does not find binary."""
    return ending(name) in (*NAMES, "")


def read(original: Original) -> Iterator[Document | SourceError]:
    text = decode(original.data(), original.where)
    head = read_head(text)
    yield Document(
        id=original.stem,
        text=text,
        title=head.title,
        author=head.author,
        published=head.published,
        url=head.url,
        outlet=head.outlet,
        language="",
        origin=original.where,
    )
