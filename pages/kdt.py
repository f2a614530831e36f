"""kdt"""
import streamlit as st
st.title("kdt")
