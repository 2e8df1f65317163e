"""Questions that the gateway itself asks the services, over the same connections."""

from gateway.proxy.answers import Answer
from gateway.proxy.exchange import new_request_id
from gateway.proxy.upstreams import Upstream


async def get(
    upstream: Upstream,
    target: str,
    *,
    token_line: bytes = b"",
    request_id: str = "",
    deadline_s: float,
) -> Answer:
    """Return a service's answer to a GET; raises what `Upstream.fetch` does."""
    lines = (
        b"GET " + target.encode("ascii") + b" HTTP/1.1\r\n",
        upstream.host_line,
        token_line,
        b"accept: application/json\r\nx-request-id: ",
        request_id.encode("ascii") or new_request_id(),
        b"\r\nx-deadline-ms: %d\r\n\r\n" % int(deadline_s * 1000),
    )
    return await upstream.fetch(b"".join(lines), may_repeat=True, deadline_s=deadline_s)
