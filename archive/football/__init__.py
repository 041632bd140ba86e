"""Readers of match-data formats as pure functions: files in, plain rows out; no Django.

Anyone may import it; it imports the standard library and pure libraries only.
"""
