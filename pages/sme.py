"""sme"""
import streamlit as st
st.title("sme")
