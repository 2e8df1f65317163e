"""What the gateway itself refuses, and the answer that tells it."""

from chassis.problems import BadRequest, Problem, Unavailable


class HeadersTooLarge(Problem):
    slug = "headers-too-large"
    title = "The headers of the request are too large or too many"
    status = 431


class RequestTimeout(Problem):
    slug = "request-timeout"
    title = "The request took too long to arrive"
    status = 408


class UpstreamUnavailable(Unavailable):
    slug = "upstream-unavailable"
    title = "A part of the network does not answer"

    def __init__(self, service: str, *, retry_after_s: int = 2) -> None:
        super().__init__(
            f"{service} does not answer; try again in a moment",
            retry_after_s=retry_after_s,
            service=service,
        )


class UpstreamBusy(Unavailable):
    slug = "upstream-busy"
    title = "A part of the network has more to do than it can"

    def __init__(self, service: str) -> None:
        super().__init__(f"{service} is busy; try again in a moment", service=service)


class UpstreamBroken(Problem):
    slug = "upstream-broken"
    title = "A part of the network gave an answer that cannot be read"
    status = 502

    def __init__(self, service: str) -> None:
        super().__init__(f"{service} broke off its answer", service=service)


class UpstreamTimeout(Problem):
    slug = "upstream-timeout"
    title = "A part of the network took too long"
    status = 504

    def __init__(self, service: str, waited_s: float) -> None:
        super().__init__(f"{service} did not answer within {waited_s:g} s", service=service)


class UnsafeRequest(BadRequest):
    slug = "unsafe-request"
    title = "The request can be understood in more than one way"

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.headers["Connection"] = "close"
