"""Benchmarks: the package measured beside its peers, in the same run, as whole processes."""
