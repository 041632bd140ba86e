"""The editors' acts: keyword-only functions that check the permission, write and raise.

Each is one transaction under the name of who does it (`archive.changes.acting`). Admin, commands
and later the desk call these; nothing below imports them.
"""
