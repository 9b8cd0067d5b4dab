"""Plots of measures, drawn as the charts are: words at fixed places, sharp in print."""
