"""One HTML file that needs no network: it holds its data, its boundaries and the library that draws its charts."""
