"""Text work as pure functions: strings in, plain dataclasses out; no Django, no I/O.

Anyone may import it; it imports the standard library and pure libraries only.
"""
