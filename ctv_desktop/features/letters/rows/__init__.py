"""What letters state, gathered by plain SQL."""
