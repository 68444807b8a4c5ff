"""What Windows shows of call-list-desk.exe under Properties, Details."""

from __future__ import annotations

from pathlib import Path

from bundle import licence

_TEXT = """VSVersionInfo(
  ffi=FixedFileInfo(
    filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0, OS=0x40004, fileType=0x1, subtype=0x0
  ),
  kids=[
    StringFileInfo([StringTable("040904B0", [
      StringStruct("CompanyName", "Call List Desk developers"),
      StringStruct("FileDescription", "Call List Desk"),
      StringStruct("FileVersion", "{version}"),
      StringStruct("InternalName", "call-list-desk"),
      StringStruct("LegalCopyright", "{licence}"),
      StringStruct("OriginalFilename", "call-list-desk.exe"),
      StringStruct("ProductName", "Call List Desk"),
      StringStruct("ProductVersion", "{version}"),
    ])]),
    VarFileInfo([VarStruct("Translation", [0x0409, 1200])]),
  ],
)
"""


def numbers_of(version: str) -> tuple[int, ...]:
    """Return a version as the four numbers that Windows wants."""
    return tuple([*map(int, version.split(".")), 0, 0, 0, 0][:4])


def write(version: str, target: Path) -> None:
    """Write the version resource that PyInstaller reads."""
    target.write_text(_TEXT.format(numbers=numbers_of(version), version=version, licence=licence()), encoding="utf-8")
