"""Judging stored exchanges anew: the scenarios played again, with what was answered then."""
