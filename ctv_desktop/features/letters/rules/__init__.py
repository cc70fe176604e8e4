"""What letters state, frozen."""
