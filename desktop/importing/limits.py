"""Limits on the size of files. Each is far above any real export and far below what would harm the machine."""

MAX_BYTES = 256 * 1024 * 1024
"""Size on the disk."""
MAX_UNPACKED = 1024 * 1024 * 1024
"""All parts of a workbook together, unpacked."""
MAX_RATIO = 200
"""How many times its packed size a part may have; checked only above RATIO_FROM, as small parts pack well."""
RATIO_FROM = 32 * 1024 * 1024
MAX_PARTS = 10_000
MAX_COLUMNS = 2_000
MAX_CELLS = 20_000_000
"""Cells of one sheet or text, the empty ones between filled ones included: 200 000 rows of 100 columns."""
MAX_TEXT = 512 * 1024 * 1024
"""Characters of all cells of a workbook together: a long text can be in many cells and stored once."""
MAX_LINE = 4 * 1024 * 1024
"""Characters of one line of a text."""
MAX_CELL = 128 * 1024
"""Characters of one cell; Excel allows 32 767."""
MAX_NESTING = 32
"""Levels of tables within tables, or cards within cards."""
MAX_TITLES = 30
"""Rows above the header."""
PREVIEW = 50
"""Rows that an inspection shows."""
SLICE = 1_000
"""Rows between two calls of the cancel check."""
