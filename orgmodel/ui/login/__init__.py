"""Who uses the app: one local user, or whoever an OpenID service says it is."""
