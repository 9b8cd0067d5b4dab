"""Org charts of the same posts by five tools, each fitted on A4, as pictures and figures."""
