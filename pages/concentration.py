"""concentration"""
import streamlit as st
st.title("concentration")
