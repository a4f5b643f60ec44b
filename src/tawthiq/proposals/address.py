"""The address of a server, as the user gives it: checked before anything is sent."""

import re
from ipaddress import ip_address
from typing import NamedTuple
from urllib.parse import urlsplit

from tawthiq.errors import UsageError

LOCAL = "http://127.0.0.1:11434/v1"
"""What `--model local` means: where Ollama listens unless it is told otherwise."""

_EXAMPLE = "name it as http://127.0.0.1:8080"
_ENDINGS = ("/chat/completions", "/completions", "/models")
_WRITABLE = re.compile(r"[!-~]+")


class Address(NamedTuple):
    """`url` is what `asking` adds to; `local` on this computer; `private` where nobody on the way can read along."""

    url: str
    host: str
    local: bool
    private: bool

    def __str__(self) -> str:
        """The host, and what a person who sends reports there should know."""
        where = "this computer" if self.local else "encrypted" if self.private else "NOT encrypted"
        return f"{self.host} ({where})"


def address_of(given: str) -> Address:
    """The address that `--model` names. UsageError where it is none that a report could be sent to."""
    if given == "local":
        given = LOCAL
    try:
        parts = urlsplit(given)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise UsageError(f"--model {given}: no address ({error}); {_EXAMPLE}") from None
    if parts.scheme not in ("http", "https") or not host or not _WRITABLE.fullmatch(given):
        raise UsageError(f"--model {given}: no http or https address; {_EXAMPLE}")
    if parts.username is not None or parts.password is not None:
        raise UsageError("--model: no name or password in the address; put the key into TAWTHIQ_MODEL_KEY")
    if parts.query or parts.fragment:
        raise UsageError(f"--model {given}: an address without ? and #; {_EXAMPLE}")
    path = parts.path.rstrip("/")
    for ending in _ENDINGS:
        path = path.removesuffix(ending)
    local = _is_local(host)
    url = f"{parts.scheme}://{parts.netloc}{path or '/v1'}"
    shown = f"[{host}]" if ":" in host else host
    return Address(url, f"{shown}:{port}" if port else shown, local, local or parts.scheme == "https")


def _is_local(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
