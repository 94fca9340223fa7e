"""What the Knowledge page shows: notes to read, models to compare, recommendations to answer, files to open."""
