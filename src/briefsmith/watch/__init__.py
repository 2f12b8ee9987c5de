"""Builds again whenever a file of the project was saved, and says what changed."""
