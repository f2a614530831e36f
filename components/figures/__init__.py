"""What a view shows, without Streamlit: indicators in; headline, chart or map, and table out."""
