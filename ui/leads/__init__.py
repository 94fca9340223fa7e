"""Who leads, drawn: the timeline, its gaps and overlaps, the handovers, and the rotation continued."""
