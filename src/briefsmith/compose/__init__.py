"""Makes the briefing's tree from the outline, the library and the evidence."""
