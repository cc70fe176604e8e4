"""The paper kit: sheet, blocks and fonts without a business word."""
