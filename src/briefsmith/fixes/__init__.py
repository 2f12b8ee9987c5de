"""Writes the source's own characters into the outline, and nothing else."""
