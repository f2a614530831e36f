"""Presenting: a story to show full screen, the check before the talk, files to take along, stories of one's own."""

from components import say
from components.page import header
from components.present import everything, files, listing, making, ready, versions
from data.catalogue import version
from i18n import _

# The question
found = listing.listed()
header(
    _("Present"),
    _("What do you want to tell, and is it ready?"),
    _(
        "{stories} stories with {steps} steps, ready with data version {version}",
        stories=len(found),
        steps=sum(one.steps for one in found),
        version=version(),
    ),
    terms=("estimate",),
)
making.done()

# The reader's choices
chosen = listing.choice(found)

# The answer
listing.start(chosen)
ready.check(chosen)
files.offer(chosen)
listing.table(found)

# What readers make of it
say.header(_("A story of your own"), divider="gray")
making.show(chosen)
versions.show(chosen)

# Without a story
everything.offer()
