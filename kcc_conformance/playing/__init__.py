"""Playing scenarios with pytest: from settings to a result, one check after the other."""
