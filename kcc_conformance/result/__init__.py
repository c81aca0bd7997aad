"""The result as a model: outcomes of checks, the verdict, known failures, faults caught before."""
