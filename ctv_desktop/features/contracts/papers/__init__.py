"""The contract on paper."""
