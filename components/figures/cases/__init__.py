"""International cases of dual training, low carbon, global talent and the APEC workshop of 2017."""
