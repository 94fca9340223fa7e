"""The parts of the country page."""
