"""Call List Desk: a desktop program for supervisors of Bitrix24 call lists."""

__version__ = "0.1.0"
