"""One thin shell for each command; the work is done in the modules they name."""
