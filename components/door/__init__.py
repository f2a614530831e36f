"""Who comes in: visitors, holders of the key, whoever signed in; how often, from where, and who is refused."""
