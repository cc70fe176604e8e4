"""What must hold of deposits, guarantees and insurance."""
