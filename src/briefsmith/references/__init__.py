"""What a reference manager knows about the sources: its exports read, and matched to the saved files."""
