"""Values that hold a secret: they print masked and can't be pickled or changed."""

from abc import ABC, abstractmethod
from typing import NoReturn


class MaskedValue(ABC):
    """Base of all values with a secret; equal by value."""

    __slots__ = ()

    @abstractmethod
    def masked(self) -> str:
        """Return it fit to be shown."""

    @abstractmethod
    def reveal(self) -> str:
        """Return it with its secrets; for the transport and the keyring only."""

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and isinstance(other, MaskedValue) and self.reveal() == other.reveal()

    def __hash__(self) -> int:
        return hash(self.reveal())

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.masked()})"

    def __str__(self) -> str:
        return self.masked()

    def __format__(self, specification: str) -> str:
        return format(self.masked(), specification)

    def __reduce__(self) -> NoReturn:
        raise TypeError(f"{type(self).__name__} is not pickled: its secret would lie about in the clear")

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} cannot be changed: {name}")

    def _set(self, **values: object) -> None:
        for name, value in values.items():
            object.__setattr__(self, name, value)
