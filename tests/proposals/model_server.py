"""A server of models on this computer, which answers what a test tells it to."""

import json
import threading
from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Reply = Callable[[BaseHTTPRequestHandler], None]


class ModelServer:
    """Answers as such servers do: the models on offer, and to each question the next of `replies`, the last again."""

    def __init__(self) -> None:
        self.replies: list[Reply] = []
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.over = threading.Event()
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                server.headers.append(dict(self.headers))
                if self.path == "/v1/models":
                    send(self, 200, {"object": "list", "data": [{"id": "first"}, {"id": "second"}]})
                else:
                    send(self, 404, "no")

            def do_POST(self) -> None:
                server.headers.append(dict(self.headers))
                server.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
                reply = server.replies.pop(0) if len(server.replies) > 1 else server.replies[0]
                with suppress(BrokenPipeError, ConnectionResetError):  # a client that hangs up does as it should
                    reply(self)

            def log_message(self, format: str, *args: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()

    def close(self) -> None:
        self.over.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def send(handler: BaseHTTPRequestHandler, status: int, body: Any, **headers: str) -> None:
    """One whole answer; a body that is no text goes as JSON."""
    data = (body if isinstance(body, str) else json.dumps(body, ensure_ascii=False)).encode()
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name, value)
    handler.send_header("Content-Length", str(len(data)))
    handler.end_headers()
    handler.wfile.write(data)


def says(content: Any) -> Reply:
    """A completion whose content is some text, or a record as JSON."""
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    completion = {"choices": [{"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": "stop"}]}
    return lambda handler: send(handler, 200, completion)


def fails(status: int, body: str = "no", **headers: str) -> Reply:
    """An answer that is none."""
    return lambda handler: send(handler, status, body, **headers)
