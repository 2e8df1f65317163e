"""Which steps of a service's history have another after them; read without loading Alembic."""

import re
from pathlib import Path

_FOLLOWS = re.compile(r"""^down_revision(?:: [^=]+)? = ["']([^"']+)["']""", re.MULTILINE)


def superseded(versions: Path) -> frozenset[str]:
    """Return the revisions that a database may not stop at."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(versions.glob("*.py"))]
    return frozenset(found for text in texts for found in _FOLLOWS.findall(text))
