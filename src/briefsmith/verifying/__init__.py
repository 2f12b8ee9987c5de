"""Reads a Word file that was handed around: is each quotation still what was proven?"""
