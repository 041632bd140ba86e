"""Features into the archive: as drafts, with their quotes as candidates and what they name.

One transaction for each file, under the name of who takes it in; a file that is refused gives its
reason and does not stop the rest. What is here already adds nothing: the same bytes, the same
plain text, or the same address on the web. A quote that an editor rejected does not come back,
for its text does not; `reread` (an editor changed a text) proposes only what overlaps no part of
any citation on that version, whatever the state of its quote.
"""

from archive.ingest.drafts import Incoming, Overrides, Refused
from archive.ingest.files import read_file
from archive.ingest.rereading import reread
from archive.ingest.runs import Report, Taken, ingest

__all__ = ["Incoming", "Overrides", "Refused", "Report", "Taken", "ingest", "read_file", "reread"]
