"""The version of the schema that this program writes."""

SCHEMA_VERSION = 1
