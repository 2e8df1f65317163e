"""How the files of the compendium are read: YAML in which a date stays the text that it is."""

from pathlib import Path
from typing import Any, Final

import yaml

CENTERS: Final = "centers.yaml"
UPDATES: Final = "updates.yaml"
INITIATIVES: Final = "initiatives.yaml"
CASES: Final = "cases.yaml"
SUPPLIERS: Final = "suppliers.yaml"


class FileUnreadable(ValueError):
    """A file is not there, is not YAML, or is not a list of entries."""


# YAML 1.1 reads the economy NO as a falsehood, and a date as an object that JSON does not have.
_KEPT_AS_TEXT: Final = frozenset({"tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool"})


class _Loader(yaml.CSafeLoader):
    """YAML that is plain JSON, in which no name is repeated."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002 - the signature of PyYAML
        names = [self.construct_object(name, deep=True) for name, _ in node.value]
        repeated = {str(name) for name in names if names.count(name) > 1}
        if repeated:
            message = f"repeated: {', '.join(sorted(repeated))}"
            raise yaml.constructor.ConstructorError(None, None, message, node.start_mark)
        return super().construct_mapping(node, deep)


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag not in _KEPT_AS_TEXT]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read_entries(path: Path) -> list[dict[str, Any]]:
    """Return the entries of a file in their order.

    Raises:
        FileUnreadable: there is no such file, or it is not a list of mappings in YAML.
    """
    try:
        entries = yaml.load(path.read_text(encoding="utf-8"), _Loader)  # noqa: S506 - a SafeLoader
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as reason:
        raise FileUnreadable(" ".join(str(reason).split())) from reason
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise FileUnreadable("it is not a list of entries")
    return entries
