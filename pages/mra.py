"""mra"""

import streamlit as st

st.title("mra")
