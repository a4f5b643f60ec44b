"""All errors that Tawthiq raises on purpose.

    TawthiqError
    ├── UsageError          the command was asked for something that does not exist; its message names what does
    ├── SourceError         a file or a line of it could not be read as a report
    │   ├── UnreadableError     missing, empty, no permission, too large, binary, truncated, wrongly encoded
    │   ├── EncryptedError      locked with a password
    │   ├── NoTextError         a PDF of pictures: it needs OCR
    │   └── NotAReportError     a line or file of the right kind that holds no report
    ├── LanguageError       a text in a language without a vocabulary
    ├── LexiconError        a vocabulary file that breaks the rules of docs/lexicons.md
    ├── GazetteerError      a gazetteer file that cannot be imported
    └── WorkerError         one of several processes ended before its work was done

Each message says which document or file, what is wrong with it, and what to do, in one line.
"""


class TawthiqError(Exception):
    """Anything that went wrong and that the user can do something about."""


class UsageError(TawthiqError):
    """The command was asked for something that does not exist."""


class SourceError(TawthiqError):
    """A file, or a line of it, could not be read as a report."""

    def __init__(self, where: str, problem: str, remedy: str = "") -> None:
        self.where, self.problem, self.remedy = where, problem, remedy
        super().__init__(f"{where}: {problem}" + (f"; {remedy}" if remedy else ""))

    def __reduce__(self) -> tuple[type["SourceError"], tuple[str, str, str]]:
        """What it is made of, so that it can come from another process."""
        return type(self), (self.where, self.problem, self.remedy)


class UnreadableError(SourceError):
    """Missing, empty, without permission, too large, binary, truncated or wrongly encoded."""


class EncryptedError(SourceError):
    """Locked with a password."""


class NoTextError(SourceError):
    """A document of pictures: it needs OCR."""


class NotAReportError(SourceError):
    """The right kind of file or line, but no report in it."""


class LanguageError(SourceError):
    """A text in a language without a vocabulary."""


class LexiconError(SourceError):
    """A vocabulary file that breaks the rules of docs/lexicons.md."""


class GazetteerError(SourceError):
    """A gazetteer file that cannot be imported."""


class WorkerError(TawthiqError):
    """One of several processes ended before its work was done."""
