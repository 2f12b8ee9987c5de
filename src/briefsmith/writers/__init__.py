"""A document as bytes, one module a format."""
