"""What a Word file says of its own quotations: the record, and how it is written into the file and read."""
