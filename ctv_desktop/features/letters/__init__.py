"""Letters about a lease: amendment, notice to quit, certificate of establishment; issued once."""
