"""The outline: what the analyst wrote, with the line and column of every value."""
