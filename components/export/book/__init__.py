"""A workbook of many exhibits in both languages: contents, a sheet with an Excel chart for each, notes, sources, caveats."""

from components.export.book.contents import Contents, of_pages, of_story
from components.export.book.workbook import book

__all__ = ["Contents", "book", "of_pages", "of_story"]
