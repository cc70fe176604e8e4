"""The papers of condition reports: the report itself, and sheets to fill by hand."""
