"""Meeting mode: the secretary's screen during a meeting, worked by keyboard alone."""
