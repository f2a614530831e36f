"""The datasets: what they are (datapackage.json), reading them, and the one road from a name to an Indicator."""
