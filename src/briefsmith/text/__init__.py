"""Comparable text with a way back to the file that it came from."""
