"""Every list, record, form and act there is keeps what its declaration promises."""

from datetime import date
from itertools import groupby
from pathlib import Path

import pytest

from ctv_desktop.app import features, find
from ctv_desktop.app.help import HELP
from ctv_desktop.database.read import Ask, Reader, View, counts, first_page
from ctv_desktop.database.search import REGISTRY
from ctv_desktop.features.park.store import REFERS
from ctv_desktop.features.schema import MODELS, metadata
from ctv_desktop.ui.declare import Field, Rows
from ctv_desktop.values import language
from ctv_desktop.values.kinds import ChoiceKind
from ctv_desktop.values.say import say

TODAY = date(2026, 11, 23)
LISTS = sorted(features.LISTS)
NOUNS = sorted(features.NOUNS)
SIGNED = ("lease", "survey")


@pytest.fixture(scope="module")
def reader(demo_park_file: Path) -> Reader:
    found = Reader(demo_park_file)
    for name in LISTS:
        features.listing(name).query.compute(found, TODAY)
    return found


def first(reader: Reader, noun: str) -> int:
    found = reader.value(f"SELECT min(id) FROM {features.NOUNS[noun].table}")
    assert found is not None
    return int(found)


@pytest.mark.parametrize("name", LISTS)
def test_every_column_of_a_list_is_read_decoded_and_shown(reader: Reader, name: str) -> None:
    listing = features.listing(name)
    keys = list(listing.query.columns)
    assert {column.key for column in listing.columns} <= set(keys)
    rows = first_page(reader, listing.query, Ask(TODAY))
    assert rows
    for column in listing.columns:
        values = [row[1 + keys.index(column.key)] for row in rows]
        for code in language.CODES:
            spoken = language.of(code)
            shown = [column.kind.show(column.kind.decode(value), spoken) for value in values]
            assert "None" not in shown
        if isinstance(column.kind, ChoiceKind):
            assert {value for value in values if value} <= set(column.kind.choices)


@pytest.mark.parametrize("name", LISTS)
def test_every_sort_filter_and_total_of_a_list_works(reader: Reader, name: str) -> None:
    listing = features.listing(name)
    everything = View.make(Reader(reader.path), listing.query, Ask(TODAY)).count
    for column in listing.columns:
        for descending in (False, True):
            ask = Ask(TODAY, sort=((column.key, descending),))
            assert View.make(Reader(reader.path), listing.query, ask).count == everything
    chips = [chip.key for chip in listing.chips]
    assert all(
        0 <= found <= everything
        for found in counts(reader, listing.query, Ask(TODAY), chips).values()
    )
    totals = View.make(Reader(reader.path), listing.query, Ask(TODAY)).totals()
    assert {total.key for total in listing.totals} <= set(totals)


@pytest.mark.parametrize("name", LISTS)
def test_no_sort_of_a_list_is_ambiguous(reader: Reader, name: str) -> None:
    """Two readings of a list give the same order, also where many rows have one value."""
    listing = features.listing(name)
    for column in listing.columns:
        ask = Ask(TODAY, sort=((column.key, False),))
        first_ids = [row[0] for row in first_page(reader, listing.query, ask, 300)]
        view = View.make(Reader(reader.path), listing.query, ask)
        assert view.ids(0, 300) == first_ids


@pytest.mark.parametrize("noun", NOUNS)
def test_every_record_can_be_shown(reader: Reader, noun: str) -> None:
    view = features.record(noun).view(reader, first(reader, noun), TODAY)
    assert view is not None
    assert view.title
    assert view.tables
    for group in view.groups:
        for fact in group.facts:
            assert "None" not in fact.kind.show(fact.value, language.current())


@pytest.mark.parametrize("noun", [noun for noun in NOUNS if features.NOUNS[noun].form])
def test_every_form_opens_new_and_for_a_record(reader: Reader, noun: str) -> None:
    form = features.form(noun)
    only = "signed = 0" if noun in SIGNED else "1 = 1"  # signed, they are not edited
    table = features.NOUNS[noun].table
    for id in (None, reader.value(f"SELECT min(id) FROM {table} WHERE {only}")):
        values = form.load(reader, id, {}, TODAY)
        fields = [field for section in form.sections for field in section.fields]
        if id is not None:
            assert {field.key for field in fields} <= set(values)
        for field in fields:
            if isinstance(field, Field) and isinstance(field.kind, ChoiceKind):
                assert values.get(field.key) in (None, "", *field.kind.choices)
            if isinstance(field, Rows):
                assert isinstance(values.get(field.key, ()), list | tuple)


@pytest.mark.parametrize("noun", NOUNS)
def test_every_record_is_called_by_its_name(reader: Reader, noun: str) -> None:
    assert features.name_of(reader, noun, first(reader, noun)) not in ("", "?")
    assert features.name_of(reader, noun, 10**9) == str(say("Deleted record"))


@pytest.mark.parametrize("noun", NOUNS)
def test_every_act_says_what_it_does_and_keys_do_not_collide(noun: str) -> None:
    acts = features.actions(noun)
    assert acts
    keys = [act.shortcut for act in acts if act.shortcut]
    assert len(keys) == len(set(keys))
    assert all(str(act.title) and callable(act.run) for act in acts)


def test_history_has_a_word_for_every_column_a_person_may_change() -> None:
    metadata = features.schema()
    inner = {"id", "version", "series", "reference", "digest", "year", "number"}
    owners = {"contact.tenant_id", "lease_line.lease_id", "milestone.phase_id",
              "remark.ticket_id", "attachment.ticket_id", "lease_step.lease_id",
              "lease_option.lease_id", "amendment.lease_id", "amendment_change.amendment_id",
              "rent_span.lease_id", "rent_span.line_id", "invoice_line.invoice_id",
              "invoice_line.place"}  # fmt: skip
    missing = [
        f"{table.name}.{column.name}"
        for table in metadata.sorted_tables  # type: ignore[attr-defined]
        if not table.name.startswith("journal")
        for column in table.columns
        if column.name not in inner
        and not column.name.endswith("_key")
        and column.name not in features.labels().get(table.name, {})
    ]
    assert set(missing) <= owners


# What a new noun is told of when one of the places that name every noun was forgotten.


def test_every_model_is_in_the_schema() -> None:
    folder = Path(features.__file__).parents[1] / "features"
    there = {f"ctv_desktop.features.{path.parent.name}.model" for path in folder.glob("*/model.py")}
    assert there <= {model.__name__ for model in MODELS}


def test_every_list_shows_a_noun_that_can_be_opened() -> None:
    assert {features.listing(name).noun for name in LISTS} <= set(features.NOUNS)


def test_every_noun_that_is_searched_is_found_above_the_window() -> None:
    assert set(find.SHOWN) == set(REGISTRY) & set(features.NOUNS)


def test_every_screen_says_what_it_is_for() -> None:
    assert set(HELP) == {place.key for place in (*features.FEATURES, *features.APART)}


def test_ctrl_and_a_number_follow_the_navigation() -> None:
    groups = [group for group, _ in groupby(features.FEATURES, lambda each: each.group)]
    assert len(groups) == len(set(groups)), "a group stands in one piece, those without it first"
    assert features.FEATURES[0].group is None


def test_every_table_that_names_a_place_keeps_it_from_being_deleted() -> None:
    owned = {  # go with their phase, their floor, their lease line
        ("milestone", "phase_id"), ("unit", "building_id"),
        ("rent_span", "unit_id"), ("lease_step", "unit_id"),
    }  # fmt: skip
    naming = {
        (key.column.table.name, table.name, column.name)
        for table in metadata().sorted_tables
        for column in table.columns
        for key in column.foreign_keys
        if key.column.table.name in REFERS and (table.name, column.name) not in owned
    }
    kept = {(noun, table, key) for noun, lines in REFERS.items() for table, key, _ in lines}
    assert naming <= kept
