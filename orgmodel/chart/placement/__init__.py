"""Where Graphviz puts what is no tree: small graphs, their DOT, and places for their nodes."""
