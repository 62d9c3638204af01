"""Data sets as their publishers lay them out, read into one kind of record."""
