"""Remembers which words were proven where, so that a changed source is noticed."""
