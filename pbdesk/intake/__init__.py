"""From a foreign file to tables, columns and understood values; nothing foreign is parsed in this process."""
