"""What a text names, tied to the archive: names by the directory, matches by their clues.

`resolving` reads a text against the archive, `record` asks the database for the matches that may be
meant, `ranking` weighs them by plain data alone. Nothing here writes: `archive.ingest` and
`archive.curation` do.
"""
