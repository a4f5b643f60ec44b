"""Plain text and Markdown: the text is the file's own characters; its head tells the rest."""

from collections.abc import Iterator

from tawthiq.errors import SourceError
from tawthiq.model.text import Document
from tawthiq.sources.decoding import decode
from tawthiq.sources.head import document
from tawthiq.sources.original import Original
from tawthiq.sources.readers import ending

NAMES = ("txt", "text", "md", "markdown")
MANY = False


def recognises(head: bytes, name: str) -> bool:
    """A file that is called so; without an ending, anything that a later look does not find binary."""
    return ending(name) in (*NAMES, "")


def read(original: Original) -> Iterator[Document | SourceError]:
    text = decode(original.data(), original.where)
    yield document(original, text)
