"""What is read: documents. Nothing here edits a text."""

from datetime import date

from msgspec import Struct


class Problem(Struct, frozen=True):
    """Something a reviewer should know about a document that was read all the same."""

    message: str


class Document(Struct, frozen=True, kw_only=True):
    """One report: its text as it was read, and what is known of where it came from.

    `text` is the whole report, title first. `published` is the day of publication as the report itself or the user says
    it, never a file's own date. `language` is an ISO 639-1 code, "und" where it could not be told.
    """

    id: str
    text: str
    title: str | None = None
    published: date | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    language: str = "ar"
    origin: str | None = None
    problems: tuple[Problem, ...] = ()
