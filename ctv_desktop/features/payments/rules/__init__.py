"""What payments may settle, cost and prove: pure rules."""
