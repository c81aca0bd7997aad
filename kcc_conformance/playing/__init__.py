"""Playing scenarios with pytest: doctor, selection, workers, outcomes, summing up to a result."""
