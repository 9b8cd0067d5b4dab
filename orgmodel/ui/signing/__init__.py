"""The sign-off of an option: handing it in, deciding on its changes, its versions."""
