"""What every page uses: tables, words, escaping."""
