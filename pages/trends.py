"""Trainee trends: how many people train, who they are, and how that changed."""

from components import evidence
from components.draw import folded, pair
from components.figures import trends
from components.page import answered, framed
from components.state import chosen

# The question, and the answer in its picture
state = chosen()
answered(framed(), trends.PAGE, state)
evidence.also_counted(state, "trainees")

# More of it
pair(state.made(trends.index), state.made(trends.moved))
folded(state.made(trends.rates))

# The evidence
evidence.panel(trends.PAGE, state)
