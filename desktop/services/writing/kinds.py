"""All kinds of writes. Importing this defines them, so that whatever the journal holds can be read."""

from desktop.services.writing import activities, cards, local, members, new_lists, statuses

__all__ = ["activities", "cards", "local", "members", "new_lists", "statuses"]
