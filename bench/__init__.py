"""Measurements of speed and size: plain scripts, run by hand with `make bench`, never by the tests.

Seconds depend on the machine, so no test asserts them; here they are printed.
"""
