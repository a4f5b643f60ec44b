"""The server: what is asked of it, and that whatever it does costs no more than its proposals."""

import json
import sys
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

import pytest
from model_server import ModelServer, fails, says, send

from tawthiq.errors import UsageError
from tawthiq.model.text import Problem
from tawthiq.proposals.address import address_of
from tawthiq.proposals.asking import Asker, Limits

LIMITS = Limits(answer=0.2, connection=0.2, pause=0.01, size=10_000)


@pytest.fixture
def asker(server: ModelServer) -> Iterator[Asker]:
    """An impatient conversation with the server."""
    with Asker(address_of(server.url), limits=LIMITS) as asking:
        yield asking


def message(answer: str | Problem) -> str:
    """What a problem says."""
    assert isinstance(answer, Problem)
    return answer.message


def test_an_answer_and_the_first_model_on_offer(server: ModelServer, asker: Asker) -> None:
    """The model is the server's first; the request asks for the same answer every time, in the form of the record."""
    server.replies = [says("good")]
    assert asker.ask("rules", "report") == "good"
    assert asker.origin == "model:first"
    asked = server.asked[0]
    assert (asked["model"], asked["temperature"], asked["seed"], asked["stream"]) == ("first", 0, 0, False)
    assert [m["content"] for m in asked["messages"]] == ["rules", "report"]
    assert asked["response_format"]["type"] == "json_schema"
    assert "ProposedCasualty" in json.dumps(asked["response_format"])
    assert all("Authorization" not in headers for headers in server.headers)


def test_the_model_that_is_named_and_the_key(server: ModelServer) -> None:
    """A name asks for no list; the key goes in the header and nowhere else."""
    server.replies = [says("good")]
    with Asker(address_of(server.url), model="mine", key="secret", limits=LIMITS) as asker:
        assert asker.ask("", "") == "good"
    assert len(server.headers) == 1 and server.headers[0]["Authorization"] == "Bearer secret"
    assert server.asked[0]["model"] == "mine" and "secret" not in json.dumps(server.asked)


def test_a_form_that_is_refused_is_asked_for_only_once(server: ModelServer, asker: Asker) -> None:
    """Servers that know no response_format are asked without it, and from then on at once."""
    server.replies = [fails(400, "unknown field response_format"), says("one"), says("two")]
    assert [asker.ask("", ""), asker.ask("", "")] == ["one", "two"]
    assert ["response_format" in asked for asked in server.asked] == [True, False, False]


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_busy_server_is_asked_once_more(server: ModelServer, asker: Asker, status: int) -> None:
    """What passes by itself costs nothing."""
    server.replies = [fails(status), says("good")]
    assert asker.ask("", "") == "good"


def test_a_broken_server_is_asked_no_more_than_twice(server: ModelServer, asker: Asker) -> None:
    """And its answer is told."""
    server.replies = [fails(500, "out of memory")]
    assert message(asker.ask("", "")) == "the server answered 500 (out of memory)"
    assert len(server.asked) == 2


def test_a_wrong_key_is_told(server: ModelServer, asker: Asker) -> None:
    """There is no second try with the same key."""
    server.replies = [fails(401, "wrong key")]
    assert message(asker.ask("", "")) == "the server answered 401 (wrong key)"
    assert len(server.asked) == 1


def test_a_silent_server_is_left(server: ModelServer, asker: Asker) -> None:
    """No answer within the time is no answer."""
    server.replies = [lambda handler: server.over.wait(5) and None]
    start = time.monotonic()
    assert "did not answer within 0.2 seconds" in message(asker.ask("", ""))
    assert time.monotonic() - start < 2


def test_an_endless_answer_is_cut_off_by_its_length(server: ModelServer, asker: Asker) -> None:
    """No server fills the memory."""

    def flood(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        while not server.over.is_set():
            handler.wfile.write(b" " * 1_000)

    server.replies = [flood]
    assert message(asker.ask("", "")) == "the answer is longer than 10000 bytes"


def test_a_dripping_answer_is_cut_off_by_its_time(server: ModelServer, asker: Asker) -> None:
    """A byte now and then does not keep a batch waiting."""

    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        while not server.over.wait(0.02):
            handler.wfile.write(b" ")

    server.replies = [drip]
    assert message(asker.ask("", "")) == "the server did not finish its answer within 0.2 seconds"


def test_a_redirect_is_not_followed(server: ModelServer, asker: Asker) -> None:
    """A report goes to the server that was named, and to no other."""
    elsewhere = ModelServer()
    try:
        server.replies = [fails(307, Location=elsewhere.url)]
        assert message(asker.ask("", "")) == f"the server sends on to {elsewhere.url}, which is not followed"
        assert elsewhere.headers == []
    finally:
        elsewhere.close()


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("<html>", "no chat completion"),
        ({"choices": []}, "no chat completion"),
        ("[" * 5_000, "no chat completion"),
        ({"choices": [{"message": {"content": None, "refusal": "I cannot"}}]}, "the model refused"),
        ({"choices": [{"message": {"content": "x"}, "finish_reason": "content_filter"}]}, "the model refused"),
        ({"choices": [{"message": {"content": ""}}]}, "the model answered nothing"),
    ],
)
def test_what_is_no_answer(server: ModelServer, asker: Asker, body: object, told: str) -> None:
    """Answers that hold no words of a model are told as what they are."""
    server.replies = [lambda handler: send(handler, 200, body)]
    assert told in message(asker.ask("", ""))


def test_a_dead_server_is_given_up(server: ModelServer) -> None:
    """A thousand reports do not wait a thousand times."""
    server.replies = [fails(401)]
    with Asker(address_of(server.url), limits=LIMITS) as asker:
        told = [message(asker.ask("", "")) for _ in range(5)]
    assert len(server.asked) == 3
    assert told[3:] == ["not asked any more after 3 failures in a row"] * 2


def test_nobody_listens() -> None:
    """A server that does not run is told in a line."""
    with Asker(address_of("http://127.0.0.1:9"), limits=LIMITS) as asker:
        assert "cannot be reached" in message(asker.ask("", ""))
        assert asker.origin == "model"


def test_without_httpx() -> None:
    """Who has not installed what --model needs is told how."""
    hidden = {name: sys.modules.pop(name) for name in list(sys.modules) if name == "httpx" or name.startswith("httpx.")}
    sys.modules["httpx"] = None  # type: ignore[assignment]
    try:
        with pytest.raises(UsageError, match=r"pip install 'tawthiq\[model\]'"):
            Asker(address_of("local"))
    finally:
        del sys.modules["httpx"]
        sys.modules.update(hidden)


def test_a_key_is_not_sent_in_the_clear() -> None:
    """Where anyone on the way can read, no key goes."""
    with pytest.raises(UsageError, match="https"):
        Asker(address_of("http://models.example.org"), key="secret")
    with Asker(address_of("https://models.example.org"), key="secret"):
        pass


def test_a_key_that_is_none_is_not_shown() -> None:
    """What was pasted by mistake into the variable is refused without being repeated; a line's end is no part of it."""
    with pytest.raises(UsageError) as refused:
        Asker(address_of("local"), key="سر\nsecret")
    assert "secret" not in str(refused.value)
    with Asker(address_of("local"), key="secret\n"):
        pass


def test_a_proxy_that_cannot_be_used_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing goes round a proxy that the environment names, and nothing for this computer goes through it."""
    monkeypatch.setenv("ALL_PROXY", "nonsense://127.0.0.1:9")
    with pytest.raises(UsageError, match="--model: "):
        Asker(address_of("https://models.example.org"))
    with Asker(address_of("local")):
        pass


def test_a_server_without_a_list_of_models(server: ModelServer) -> None:
    """Who must name the model is told so."""
    with Asker(address_of(server.url + "/nowhere"), limits=LIMITS) as asker:
        assert message(asker.ask("", "")) == (
            "the server answered 404 (no) when asked for its models; name one with --model-name"
        )


@pytest.mark.parametrize(
    ("given", "url", "told"),
    [
        ("local", "http://127.0.0.1:11434/v1", "127.0.0.1:11434 (this computer)"),
        ("http://localhost:8080", "http://localhost:8080/v1", "localhost:8080 (this computer)"),
        ("http://[::1]:8080/", "http://[::1]:8080/v1", "[::1]:8080 (this computer)"),
        ("https://models.example.org/api/v1/", "https://models.example.org/api/v1", "models.example.org (encrypted)"),
        ("http://192.168.1.7/v1/chat/completions", "http://192.168.1.7/v1", "192.168.1.7 (NOT encrypted)"),
    ],
)
def test_addresses(given: str, url: str, told: str) -> None:
    """An address is taken as people write it, and says who will be able to read along."""
    assert (address_of(given).url, str(address_of(given))) == (url, told)


@pytest.mark.parametrize(
    "given",
    [
        "", "ftp://example.org", "example.org", "http://", "http://x:99999", "http://[::1", "file:///etc/passwd",
        "http://user:secret@example.org", "http://example.org?key=x", "http://exa mple.org", "http://example.org/\n",
    ],
)  # fmt: skip
def test_what_is_no_address(given: str) -> None:
    """Nothing is sent where it is not clear whereto."""
    with pytest.raises(UsageError):
        address_of(given)
