"""Shows what the components do: a live table on a terminal, a line for each change elsewhere."""

from collections.abc import Sequence
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.live import Live
from rich.table import Table
from rich.text import Text

from gscnet.home import ComponentNote

_COLOURS = {
    "ready": "green",
    "starting": "yellow",
    "restarting": "red",
    "not ready": "red",
    "waiting": "dim",
    "stopped": "dim",
}
_MARKS = {"ready": "●", "starting": "◐", "restarting": "↻", "not ready": "▲"}


def table_of(components: Sequence[ComponentNote]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2), header_style="bold")
    for heading in ("component", "state", "address", ""):
        table.add_column(heading)
    for each in components:
        colour = _COLOURS.get(each.state, "")
        state = f"[{colour}]{_MARKS.get(each.state, '○')} {each.state}[/]"
        again = f" (restarted {each.restarts} times)" if each.restarts else ""
        detail = each.detail.partition("\n")[0]
        table.add_row(each.name, state, each.address, Text(f"{detail}{again}"))
    return table


class Board:
    """The place where progress is shown; use it as a context manager."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self._live = Live(console=console, auto_refresh=False) if console.is_terminal else None
        self._shown: dict[str, str] = {}

    def __enter__(self) -> Self:
        if self._live is not None:
            self._live.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._live is not None:
            self._live.stop()

    def show(self, components: Sequence[ComponentNote]) -> None:
        if self._live is not None:
            self._live.update(table_of(components), refresh=True)
            return
        for each in components:
            # What is missing while something starts is noise; why it fails later is not.
            detail = "" if each.state == "starting" and each.address else each.detail
            line = f"{each.name:<14} {each.state:<11} {each.address:<24} {detail}".rstrip()
            if each.state != "waiting" and self._shown.get(each.name) != line:
                self._shown[each.name] = line
                self.console.print(line, highlight=False, markup=False, soft_wrap=True)

    def say(self, text: str) -> None:
        """Print something above the table."""
        self.console.print(text, highlight=False, soft_wrap=True)
