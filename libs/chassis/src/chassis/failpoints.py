"""Named places where a test may end the process as kill -9 would; nothing happens unless asked.

`GSCNET_FAILPOINT=relay.published:3` ends the process the third time that the relay has published
and not yet marked. The crash tests name every point; production never sets the variable.
"""

import os
import signal

_NAME, _, _COUNT = os.environ.get("GSCNET_FAILPOINT", "").partition(":")
_remaining = int(_COUNT or "1")


def hit(name: str) -> None:
    """End this process here and now, if the test asked for this point and the count is reached."""
    global _remaining  # noqa: PLW0603  (one counter per process is the whole idea)
    if name != _NAME:
        return
    _remaining -= 1
    if _remaining == 0:
        os.kill(os.getpid(), signal.SIGKILL)
