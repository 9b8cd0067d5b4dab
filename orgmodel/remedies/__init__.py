"""What would clear a finding: changes tried against every pack in use, the smallest sound one."""
