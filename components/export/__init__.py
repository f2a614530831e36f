"""What a presenter takes away: slides, workbooks, packs, and editions that are one file. Without Streamlit, without a clock."""
