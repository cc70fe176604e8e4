"""The register of issued papers: what was issued of which record, and which paper a file is."""
