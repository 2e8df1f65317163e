"""A kept file as a path, for the process that reads it."""

import asyncio
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from chassis.attachments import Attachments


@asynccontextmanager
async def local_copy(files: Attachments, name: str) -> AsyncIterator[Path]:
    """Copy a kept file to the disk of this machine, for as long as it is read.

    Raises:
        NotFound: it is not kept any more.
    """
    with tempfile.NamedTemporaryFile(prefix="gscnet-list-") as copy:
        async for chunk in files.chunks(name):
            await asyncio.to_thread(copy.write, chunk)
        await asyncio.to_thread(copy.flush)
        yield Path(copy.name)
