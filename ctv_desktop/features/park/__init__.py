"""The park itself: sites, phases, buildings, floors and units."""
