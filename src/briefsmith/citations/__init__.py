"""All citations of a document, formatted in one pass."""
