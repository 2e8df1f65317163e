"""How large a file may be, and the one refusal of everything that reads files."""

from typing import Final

MOST_ROWS: Final = 100_000
MOST_COLUMNS: Final = 200
LONGEST_CELL: Final = 10_000
MOST_SHEETS: Final = 50

# A packed file may unfold to this much in all, and to so many times its size.
UNPACKED_BYTES: Final = 100_000_000
LARGEST_RATIO: Final = 100
# Little text may be packed as tightly as it likes.
RATIO_COUNTS_FROM_BYTES: Final = 1_000_000
MOST_MEMBERS: Final = 1_000

# What the process that reads may take; a file that needs more is refused with it.
MEMORY_BYTES: Final = 640 * 1024 * 1024
CPU_S: Final = 30
WALL_S: Final = 8.0


class Unreadable(ValueError):
    """The file cannot be read as a table; the message is for the person who sent it."""
