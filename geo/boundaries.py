NAMES = ("provinces", "world")
