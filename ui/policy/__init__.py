"""The parts of the policies page: text edited in place, coherence record, comparison, questions."""
