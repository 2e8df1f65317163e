"""What was loaded already: a small JSON file beside the data of the network."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Loaded:
    """How far an entry is: its id, the digest of what was sent, the steps that were answered."""

    id: str = ""
    content: str = ""
    steps: tuple[str, ...] = ()

    def after(self, step: str, content: str, answered_id: str) -> "Loaded":
        """Return the state after a step. The first step gives the id; it never changes again."""
        return Loaded(self.id or answered_id, content, (*self.steps, step))


class Memory:
    """Remembers across runs. A file that cannot be read is an error, never an empty memory."""

    def __init__(self, path: Path) -> None:
        self._path = path
        text = path.read_text(encoding="utf-8") if path.exists() else "{}"
        self._entries = {
            name: Loaded(entry["id"], entry["content"], tuple(entry["steps"]))
            for name, entry in json.loads(text).items()
        }

    def recall(self, name: str) -> Loaded:
        return self._entries.get(name, Loaded())

    def keep(self, name: str, entry: Loaded) -> None:
        """Write the file anew beside the old one and change places, so that it is always whole."""
        self._entries[name] = entry
        self._path.parent.mkdir(parents=True, exist_ok=True)
        beside = self._path.with_name(f"{self._path.name}.new")
        told = {known: asdict(state) for known, state in sorted(self._entries.items())}
        beside.write_text(json.dumps(told, indent=1), encoding="utf-8")
        beside.replace(self._path)
