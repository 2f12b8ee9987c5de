"""Finding each quotation in its source, and saying what was found."""
