"""The list of studies: its rows, its thumbnails, and what the reader does with them."""
