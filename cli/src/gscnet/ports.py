"""Who listens on a port that we want, said by name."""

import socket
from dataclasses import dataclass

import psutil

LOOPBACK = "127.0.0.1"


class PortInUse(RuntimeError):
    """Somebody else listens on a port of ours; the message says who, and what to do."""


@dataclass(frozen=True)
class WantedPort:
    number: int
    used_for: str
    variable: str

    def claim(self) -> None:
        """See that the port is free.

        Raises:
            PortInUse: it is not.
        """
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((LOOPBACK, self.number))
            except PermissionError:
                raise PortInUse(
                    f"Port {self.number}, for the {self.used_for}, needs more rights than this "
                    f"account has. Choose one above 1023: {self.variable}={self.suggestion()}"
                ) from None
            except OSError:
                raise PortInUse(
                    f"Port {self.number}, for the {self.used_for}, is in use by "
                    f"{listener_on(self.number)}. Stop that, or choose another port: "
                    f"{self.variable}={self.suggestion()}"
                ) from None

    def suggestion(self) -> int:
        higher = self.number + 1 if self.number > 1023 else 8000  # noqa: PLR2004
        return min(higher, 65535)


def listener_on(port: int) -> str:
    """Return the name and number of the process that listens, as far as we may know it."""
    try:
        connections = psutil.net_connections("tcp")
    except psutil.AccessDenied:
        connections = []
    for each in connections:
        if (
            each.status == psutil.CONN_LISTEN
            and each.laddr
            and each.laddr.port == port
            and each.pid
        ):
            try:
                return f"{psutil.Process(each.pid).name()} (process {each.pid})"
            except psutil.Error:
                break
    return "another program"
