"""The real matchmaking service as a program of the chain."""

from typing import Any

from chassis import app
from matchmaking.app import SPEC


def main(arguments: list[str] | None = None) -> Any:
    return app.main(SPEC, arguments)


if __name__ == "__main__":
    main()
