"""The demonstration archive: one article, its quotes, four moments, and the matches behind them.

It is loaded into an archive that has nothing yet, through the same acts as everything else, by an
account of its own that nobody can sign in to: so the history tells its rows from what editors do.
Each row is noted in `DemoItem`; `remove` takes out those that no import and no editor has made
their own, and what was removed does not come back by itself. The data is in `archive/demo_data`:
matches and goals of the data set international_results (CC0), single facts with the report they
are from, and an article written for this. Nothing else is read.
"""

from archive.demo.loading import Loaded, is_new, load, present
from archive.demo.removing import Removed, remove

__all__ = ["Loaded", "Removed", "is_new", "load", "present", "remove"]
