"""The football record from open data: files in, rows written, a report out.

`archive.football` reads, this writes: matches, goals, shoot-outs, names, squads. It knows again what
it or the demonstration has brought by the data set's own keys, adds what is new, tells what changed
upstream, and leaves alone what an editor has written (`held`). May be imported by commands alone.
"""

from archive.football.rows import FormatError
from archive.matches.report import Report
from archive.matches.running import import_matches

__all__ = ["FormatError", "Report", "import_matches"]
