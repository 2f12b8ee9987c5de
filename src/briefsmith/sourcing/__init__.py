"""What the sources of a briefing are worth together: facts, the statement drafted from them, ratings."""
