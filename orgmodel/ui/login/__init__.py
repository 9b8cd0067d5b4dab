"""Who uses the app: one local user, or whoever an OpenID provider says it is."""
