"""The park's acts: places are saved and deleted, units split and merged."""

from ctv_desktop.features.park.store.lineage import merge_units, split_unit
from ctv_desktop.features.park.store.places import (
    make_units,
    put_unit,
    save_building,
    save_floor,
    save_phase,
    save_site,
    save_unit,
)
from ctv_desktop.features.park.store.removal import REFERS, delete

__all__ = [
    "REFERS",
    "delete",
    "make_units",
    "merge_units",
    "put_unit",
    "save_building",
    "save_floor",
    "save_phase",
    "save_site",
    "save_unit",
    "split_unit",
]
