"""The park's file: engine, unit of work, journal, copies and migrations."""
