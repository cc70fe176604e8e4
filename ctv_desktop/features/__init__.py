"""What the park does: one folder for each noun, with the same floors in each."""
