"""Presenting: a story to show full screen, the check before the talk, files to take along, stories of one's own."""

from components import say
from components.page import header
from components.present import files, listing, own
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
own.done()

# The reader's choices
chosen = listing.choice(found)

# The answer
listing.start(chosen)
files.check(chosen)
files.offer_files(chosen)
listing.table(found)

# What readers make of it
say.header(_("A story of your own"), divider="gray")
own.show_making(chosen)
own.show_versions(chosen)

# Without a story
files.offer()
