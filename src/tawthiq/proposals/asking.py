"""The one place that sends anything: a request to the server that the user named, and to no other.

Speaks what OpenAI-compatible servers speak (`/chat/completions`, `/models`). What goes wrong with a server is a
Problem, not an exception: the rules' record stands without it. Redirects are not followed, answers that are too long
or come too slowly are cut off, the key is sent only where nobody on the way can read it.
"""

import time
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

import msgspec
from msgspec import Struct

from tawthiq.errors import UsageError
from tawthiq.model.text import Problem
from tawthiq.proposals.address import Address
from tawthiq.proposals.proposed import schema

if TYPE_CHECKING:
    import httpx

_OK = range(200, 300)
_REDIRECTS = range(300, 400)
_BUSY = (429, *range(500, 600))
"""Statuses after which a second try may do."""
_NOT_SO = (400, 415, 422)
"""Statuses of servers that do not know `response_format` or `seed`."""
_LONGEST_NAME = 100
_SHOWN = 160

Shape = TypeVar("Shape")


class Limits(Struct, frozen=True, kw_only=True):
    """How long and how much: seconds for a whole answer, for a connection and before a second try; bytes of an answer.

    After `failures` answers in a row that did not come, a server is not asked any more.
    """

    answer: float = 600.0
    connection: float = 10.0
    pause: float = 2.0
    size: int = 4_000_000
    failures: int = 3


class _Message(Struct, frozen=True):
    content: str | None = None
    refusal: str | None = None


class _Choice(Struct, frozen=True):
    message: _Message
    finish_reason: str | None = None


class _Completion(Struct, frozen=True):
    choices: list[_Choice]


class _Model(Struct, frozen=True):
    id: str


class _Models(Struct, frozen=True):
    data: list[_Model]


class Asker:
    """A conversation with one server; a context manager. Raises UsageError where httpx is not installed."""

    def __init__(
        self, address: Address, *, model: str | None = None, key: str | None = None, limits: Limits | None = None
    ) -> None:
        try:
            import httpx
        except ImportError:
            raise UsageError("--model needs httpx; install it with: pip install 'tawthiq[model]'") from None
        key = key.strip() if key else None
        if key and not (key.isascii() and key.isprintable()):
            raise UsageError("the key in TAWTHIQ_MODEL_KEY holds characters that no key has; copy it anew")
        if key and not address.private:
            raise UsageError(f"the key would go to {address.host} where anyone can read it; name an https:// address")
        self.address = address
        self.model = model
        self._limits = limits or Limits()
        self._constrained = True
        self._failed = 0
        self._failures: tuple[type[Exception], ...] = (httpx.HTTPError, httpx.StreamError, httpx.InvalidURL)
        self._slow = httpx.TimeoutException
        headers = {"Accept-Encoding": "identity"} | ({"Authorization": f"Bearer {key}"} if key else {})
        try:
            self._client = httpx.Client(
                headers=headers,
                timeout=httpx.Timeout(self._limits.answer, connect=self._limits.connection),
                follow_redirects=False,
                trust_env=not address.local,  # nothing for this computer goes through a proxy
            )
        except (ImportError, ValueError) as error:  # a proxy of the environment that httpx cannot use
            raise UsageError(f"--model: {error}") from None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    @property
    def origin(self) -> str:
        """What entries that the model proposes are marked with."""
        return f"model:{self.model}" if self.model else "model"

    def ask(self, system: str, user: str) -> str | Problem:
        """What the model answers. A Problem where there is no answer."""
        if self._failed >= self._limits.failures:
            return Problem(f"not asked any more after {self._failed} failures in a row")
        body = self._ask([{"role": "system", "content": system}, {"role": "user", "content": user}])
        self._failed = self._failed + 1 if isinstance(body, Problem) else 0
        return body if isinstance(body, Problem) else _content(body)

    def _ask(self, messages: list[dict[str, str]]) -> bytes | Problem:
        """The server's answer; without `seed` and `response_format` where it does not know them."""
        name = self._name()
        if isinstance(name, Problem):
            return name
        plain: dict[str, Any] = {"model": name, "messages": messages, "temperature": 0, "stream": False}
        if not self._constrained:
            return self._send("/chat/completions", plain)
        form = {"type": "json_schema", "json_schema": {"name": "record", "schema": schema()}}
        body = self._send("/chat/completions", plain | {"seed": 0, "response_format": form})
        if isinstance(body, _Refused):
            body = self._send("/chat/completions", plain)
            self._constrained = isinstance(body, Problem)
        return body

    def _name(self) -> str | Problem:
        """The model to ask: the one that the user named, or the first that the server offers."""
        if self.model is None:
            body = self._send("/models")
            if isinstance(body, _Answered):
                return Problem(f"{body.message} when asked for its models; name one with --model-name")
            if isinstance(body, Problem):
                return body
            offered = _decoded(body, _Models)
            if offered is None or not offered.data or not offered.data[0].id.strip():
                return Problem("the server names no model; name one with --model-name")
            self.model = offered.data[0].id.strip()[:_LONGEST_NAME]
        return self.model

    def _send(self, path: str, content: dict[str, Any] | None = None) -> bytes | Problem:
        """The body of an answer; asked for once more after a pause where the server is busy or broken."""
        answer = self._try(path, content)
        if isinstance(answer, _Busy):
            time.sleep(self._limits.pause)
            answer = self._try(path, content)
        return answer

    def _try(self, path: str, content: dict[str, Any] | None) -> bytes | Problem:
        deadline = time.monotonic() + self._limits.answer
        try:
            with self._client.stream("POST" if content else "GET", self.address.url + path, json=content) as response:
                body = self._body(response, deadline)
        except self._slow:
            return Problem(f"the server did not answer within {self._limits.answer:g} seconds")
        except self._failures as error:
            return Problem(f"the server cannot be reached, or broke off ({error or type(error).__name__})")
        return body if response.status_code in _OK or isinstance(body, Problem) else _problem(response, body)

    def _body(self, response: "httpx.Response", deadline: float) -> bytes | Problem:
        """All of a body, read no longer and no further than the limits."""
        read = bytearray()
        for chunk in response.iter_bytes():
            read += chunk
            if len(read) > self._limits.size:
                return Problem(f"the answer is longer than {self._limits.size} bytes")
            if time.monotonic() > deadline:
                return Problem(f"the server did not finish its answer within {self._limits.answer:g} seconds")
        return bytes(read)


class _Answered(Problem, frozen=True):
    """The server answered, but not what it was asked for."""


class _Refused(_Answered, frozen=True):
    """The server would not take the request as it was put."""


class _Busy(_Answered, frozen=True):
    """The server may answer a little later."""


def _problem(response: "httpx.Response", body: bytes) -> Problem:
    """What a status other than success means."""
    status = response.status_code
    if status in _REDIRECTS:
        elsewhere = response.headers.get("location", "elsewhere")[:_SHOWN]
        return Problem(f"the server sends on to {elsewhere}, which is not followed")
    told = " ".join(body.decode("utf-8", "replace").split())[:_SHOWN]
    message = f"the server answered {status}" + (f" ({told})" if told else "")
    return (_Busy if status in _BUSY else _Refused if status in _NOT_SO else _Answered)(message)


def _decoded(body: bytes, shape: type[Shape]) -> Shape | None:
    try:
        return msgspec.json.decode(body, type=shape)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def _content(body: bytes) -> str | Problem:
    """The words of a completion."""
    completion = _decoded(body, _Completion)
    if completion is None or not completion.choices:
        return Problem("the server's answer is no chat completion")
    choice = completion.choices[0]
    if choice.message.refusal or choice.finish_reason == "content_filter":
        return Problem("the model refused")
    if not choice.message.content:
        return Problem("the model answered nothing")
    return choice.message.content
