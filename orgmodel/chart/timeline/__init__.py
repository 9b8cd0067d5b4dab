"""The timeline: what changes when, posts by directorate, and findings with their days."""
