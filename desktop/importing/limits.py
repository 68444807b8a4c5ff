"""How big a file may be. Each bound is far above a real export and far below what would hurt the machine."""

MAX_BYTES = 256 * 1024 * 1024
"""Size on the disk."""
MAX_UNPACKED = 1024 * 1024 * 1024
"""All parts of a workbook together, unpacked."""
MAX_RATIO = 200
"""How many times bigger than packed a part may be; checked above RATIO_FROM only, as small parts pack well."""
RATIO_FROM = 32 * 1024 * 1024
MAX_PARTS = 10_000
MAX_COLUMNS = 2_000
MAX_CELLS = 20_000_000
"""Cells of one sheet or text, the empty ones between filled ones included: 200 000 rows of 100 columns."""
MAX_TEXT = 512 * 1024 * 1024
"""Letters of all cells of a workbook together: a long text can stand in many cells and be stored once."""
MAX_LINE = 4 * 1024 * 1024
"""Letters of one line of a text."""
MAX_CELL = 128 * 1024
"""Letters of one cell; Excel takes 32 767."""
MAX_NESTING = 32
"""Tables in cells of tables, cards in cards."""
MAX_TITLES = 30
"""Rows above the header."""
PREVIEW = 50
"""Rows that an inspection shows."""
SLICE = 1_000
"""Rows between two looks at the cancel check."""
