"""Says what is wrong with a folder of content, without a network."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from gscnet.compendium import files
from gscnet.compendium.entries import ENTRY_TYPES


@dataclass(frozen=True, slots=True)
class Error:
    """One mistake. `pointer` is a JSON pointer into the entry; "" means the whole of it."""

    file: str
    key: str
    pointer: str
    detail: str

    def __str__(self) -> str:
        return f"{self.file}: {self.key or '(file)'} {self.pointer}: {self.detail}"


def validate(folder: Path) -> list[Error]:
    """Return every mistake of every entry, in the order of the files; empty when all is well."""
    errors: list[Error] = []
    read: dict[str, list[dict[str, Any]]] = {}
    for file, entry_type in ENTRY_TYPES.items():
        try:
            read[file] = files.read_entries(folder / file)
        except files.FileUnreadable as reason:
            errors.append(Error(file, "", "", str(reason)))
            continue
        errors += _repeated_keys(file, read[file])
        for entry in read[file]:
            try:
                entry_type.model_validate(entry)
            except ValidationError as refusal:
                errors += _from_pydantic(file, _key(entry), refusal)
    return [*errors, *_updates_without_center(read), *_cases_without_profile(read)]


def _key(entry: dict[str, Any]) -> str:
    return str(entry.get("key", "?"))


def _repeated_keys(file: str, entries: Sequence[dict[str, Any]]) -> Iterator[Error]:
    for key, count in Counter(map(_key, entries)).items():
        if count > 1:
            yield Error(file, key, "/key", f"{count} entries have this key")


def _from_pydantic(file: str, key: str, refusal: ValidationError) -> Iterator[Error]:
    for error in refusal.errors(include_url=False, include_context=False):
        pointer = "".join(f"/{part}" for part in error["loc"])
        yield Error(file, key, pointer, error["msg"].removeprefix("Value error, "))


def _updates_without_center(read: Mapping[str, list[dict[str, Any]]]) -> Iterator[Error]:
    centers = {_key(center) for center in read.get(files.CENTERS, [])}
    for update in read.get(files.UPDATES, []):
        if update.get("center") not in centers:
            detail = f"no center has the key {update.get('center')!r}"
            yield Error(files.UPDATES, _key(update), "/center", detail)


def _cases_without_profile(read: Mapping[str, list[dict[str, Any]]]) -> Iterator[Error]:
    profiles = {
        (entry.get("name"), entry.get("economy")) for entry in read.get(files.SUPPLIERS, [])
    }
    for case in read.get(files.CASES, []):
        match case.get("enterprise"):
            case {"name": name, "economy": economy} if (name, economy) not in profiles:
                detail = f"no supplier has the name {name!r} in {economy}"
                yield Error(files.CASES, _key(case), "/enterprise", detail)
