"""What a reader takes away: a figure as text, CSV or Excel file. Without Streamlit, without a clock."""
