"""What is drawn: with Streamlit here, without it in figures/."""
