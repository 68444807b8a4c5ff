"""The local store: one SQLite file a portal and user, so that the last known state is there at once and offline."""
