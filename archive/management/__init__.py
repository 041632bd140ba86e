"""What the archive does on the command line."""
