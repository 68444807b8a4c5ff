"""The Qt toolkit of the windows: loop, task scopes, tables, notices, themes. It knows nothing of call lists."""
