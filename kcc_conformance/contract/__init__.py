"""The wire contracts: names, limits and schemas as data; logical attributes to and from JSON."""
