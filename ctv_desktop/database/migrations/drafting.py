"""Writes the statements of a schema that is not released yet, from the models themselves."""

from sqlalchemy import MetaData
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable, ExecutableDDLElement

from ctv_desktop.database.search import REGISTRY

FULL_TEXT = (
    "CREATE VIRTUAL TABLE {index} USING fts5("
    "text, tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3', detail = full)"
)


def statements(metadata: MetaData, extra: str) -> str:
    """Tables with their indexes, search tables, then what no model says; an empty line between."""
    made: list[str] = []
    for table in metadata.sorted_tables:
        made.append(_text(CreateTable(table)))
        indexes = sorted(table.indexes, key=lambda index: str(index.name))
        made += [_text(CreateIndex(index)) for index in indexes]
    # By name: the registry is in the order of imports, which differs from run to run.
    made += [FULL_TEXT.format(index=REGISTRY[table].index) for table in sorted(REGISTRY)]
    return "\n\n".join([*made, extra.strip()]) + "\n"


def _text(element: ExecutableDDLElement) -> str:
    lines = str(element.compile(dialect=sqlite.dialect())).strip().splitlines()
    return "\n".join(line.rstrip() for line in lines if line.strip())
