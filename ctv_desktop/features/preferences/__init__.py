"""What one sets once: the landlord on papers, language and look, folders, the rates in force."""
