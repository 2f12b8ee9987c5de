"""Reading one saved file into blocks and metadata, one module a format."""
