"""Who comes in: links of an office, keys of a server, visitors."""
