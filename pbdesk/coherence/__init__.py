"""Coherence: one question per file; records in, figures and findings with their evidence out."""
