"""Units: the words that follow a number, whether Korean counts it, and its decimals."""

from i18n import message

_PEOPLE = message("{n} people")
FULL = {
    "trainees": message("{n} trainees"),
    "people": _PEOPLE,
    "residents": message("{n} residents"),
    "firms": message("{n} firms"),
    "establishments": message("{n} establishments"),
    "fields": message("{n} fields"),
    "agreements": message("{n} agreements"),
    "partners": message("{n} partners"),
    "provinces": message("{n} provinces"),
    "mentions": message("{n} mentions"),
    "items": message("{n} items"),
    "institutions": message("{n} institutions"),
    "participants": message("{n} participants"),
    "schools": message("{n} schools"),
    "universities": message("{n} universities"),
    "courses": message("{n} courses"),
    "providers": message("{n} providers"),
    "departments": message("{n} departments"),
    "programmes": message("{n} programmes"),
    "rank": message("rank {n}"),
    "years": message("{n} years"),
    "options": message("{n} options"),
    "cells": message("{n} cells"),
    "parts": message("{n} parts"),
    "ticks": message("{n} marks"),
    "cases": message("{n} cases"),
    "findings": message("{n} findings"),
    "percent": message("{n} %"),
    "percent_a_year": message("{n} % a year"),
    "percentage_points": message("{n} pp"),
    "per_100_residents": message("{n} per 100 residents"),
    "per_1000_residents": message("{n} per 1,000 residents"),
    "ratio": message("{n} times"),
}
# Korean numbers are written with a counter; in English the label of a card names what is counted.
COUNTED = {
    *("trainees", "people", "residents", "firms", "establishments"),
    *("fields", "agreements", "partners", "provinces", "mentions"),
    *("items", "institutions", "participants", "schools", "universities", "courses", "providers", "departments"),
    *("programmes", "rank", "years", "options", "cells", "parts", "ticks", "cases", "findings"),
}
DIGITS = {
    "percent": 1,
    "percent_a_year": 2,
    "percentage_points": 1,
    "per_100_residents": 2,
    "per_1000_residents": 1,
    "index": 1,
    "index_0_1": 4,
    "ratio": 2,
}
