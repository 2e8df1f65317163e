"""Stands for a service: ready at once, or never; tells its environment; dies when asked."""

import json
import os
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/die":
            os._exit(3)
        body = json.dumps(dict(os.environ)).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep the log for faults."""


if "broken" in sys.argv:
    sys.exit("this program is broken")
ThreadingHTTPServer(("127.0.0.1", int(os.environ["GSCNET_PORT"])), Answers).serve_forever()
