"""The packs of law, each rule with a breach and its lawful neighbours."""
