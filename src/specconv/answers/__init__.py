"""The verbs: each resolves what it is given, asks a domain and returns an answer."""
