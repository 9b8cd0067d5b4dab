"""Which post and unit of one data set is which of another."""
