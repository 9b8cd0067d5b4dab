"""pandas: posts.csv to a table of text, nothing checked."""

import sys

import pandas as pd

if __name__ == "__main__":
    print(len(pd.read_csv(sys.argv[1], dtype=str)))
