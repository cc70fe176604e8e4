"""What holds of condition reports: comparison, wear, what a report needs, rooms to begin with."""
