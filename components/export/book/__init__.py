"""A workbook of figures in both languages, with charts that Excel draws itself."""
