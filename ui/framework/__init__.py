"""The parts of the framework page: objectives and their measures, coverage, what is asked of a person."""
