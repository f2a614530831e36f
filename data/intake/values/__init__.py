"""From text to values: numbers, years, dates, provinces and codes as clerks write them; one kind a file."""
