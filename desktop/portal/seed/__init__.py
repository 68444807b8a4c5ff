"""What a new portal is filled with: people, dictionaries, call lists and the work already done."""
