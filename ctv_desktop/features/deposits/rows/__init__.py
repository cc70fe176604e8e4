"""What is read of deposits and guarantees: lists, one of them, what others show of them."""
