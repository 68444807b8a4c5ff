"""The Qt toolkit below the windows: loop, task scopes, tables, notices, themes. It knows nothing of call lists."""
