"""What the last preparation has left, so that a start with nothing to prepare need not import it.

Importing every service to look for migrations costs a third of a warm start.
"""

import importlib.util
import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from embedded import Nats

from gscnet.home import Home, write_private
from gscnet.network import OWNERS_OF_DATA, Consumers, package_of, stream_of


def remember(home: Home, consumers: Consumers) -> None:
    """Note that everything is prepared, for the code as it is now."""
    known = {"code": fingerprint_of_code(), "consumers": consumers}
    write_private(home.prepared, json.dumps(known, indent=2))


def recall(home: Home, nats: Nats) -> Consumers | None:
    """Return the consumers of each service if nothing has to be prepared, else None."""
    if not (home.prepared.exists() and home.demo_accounts.exists()):
        return None
    known = json.loads(home.prepared.read_text())
    consumers: Consumers = known["consumers"]
    if known["code"] != fingerprint_of_code() or not has_all(nats, consumers):
        return None
    return consumers


def has_all(nats: Nats, consumers: Consumers) -> bool:
    """Tell whether the server has every stream, and every consumer of them."""
    present = nats.streams()
    wanted = [(stream, durable) for pairs in consumers.values() for stream, durable in pairs]
    return all(stream_of(name) in present for name in OWNERS_OF_DATA) and all(
        durable in present.get(stream, ()) for stream, durable in wanted
    )


def fingerprint_of_code() -> str:
    """Return what changes with any file that could hold a migration, an event or a subscription."""
    digest = sha256()
    for path in sorted(_files()):
        seen = path.stat()
        digest.update(f"{path} {seen.st_size} {seen.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _files() -> Iterator[Path]:
    for package in ("chassis", "gscnet", *map(package_of, OWNERS_OF_DATA)):
        spec = importlib.util.find_spec(package)
        if spec is None or spec.origin is None:
            continue
        folder = Path(spec.origin).parent
        yield from folder.rglob("*.py")
        yield from folder.parents[1].glob("migrations/**/*.py")
