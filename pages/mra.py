"""Mutual recognition: with whom Korea's qualifications are recognised, in which professions, and since when."""

from functools import partial

import streamlit as st

from components import evidence, say
from components.draw import draw, folded, table
from components.figures import mra
from components.figures.mra.agreements import checks, notes, professions, shared
from components.figures.page import boundaries
from components.filters import choose, economies
from components.page import answered, chooses_partner, framed
from components.search import partners
from components.session import session
from components.state import chosen
from data import labels
from data.catalogue import dataset
from i18n import _

listing, memberships = dataset("mra_agreements"), dataset("mra_memberships")
frame = framed()

# The economy that the reader asks for
known = economies(partners())
with frame.choices:
    hint = _("A click on a picture chooses it too.")
    partner = choose(st.selectbox, _("One economy"), known, name=session.partner.name, help=hint)
state = chosen(partner=partner)

# The question, and the answer in its picture: the tiles of ASEAN, or the map where the chosen economy has no tile; beside it
# what the lists hold of that economy, where it is little, else the tiles of APEC beside those of ASEAN
entries, crossed = state.made(mra.of_economy), state.made(mra.by_profession)
is_short = state.made(mra.stands_beside)
is_long = entries is not None and not is_short
chooses = partial(chooses_partner, economies=known)
others = state.made(mra.apec)
answered(frame, mra.PAGE, state, on_select=chooses, beside=others, both=True, listed=entries if is_short else None)
first, second = st.columns(2, gap="large")


def elsewhere() -> None:
    """The map of the world with its own choice; the tiles of ASEAN where the map leads."""
    if state.made(mra.led_by_map):
        draw(state.made(mra.tiles), on_select=chooses_partner("mra-asean-tiles", known))
    else:
        names = {mra.ALL: _("All"), **{code: labels.word("profession", code) for code in professions(listing)}}
        of_one = state.having(
            profession=choose(st.segmented_control, _("Profession on the map"), names, name="profession")
        )
        draw(of_one.made(mra.on_map), on_select=chooses_partner("mra-map", known))
    say.caption(boundaries())


def more() -> None:
    """The other pictures and lists, a line each that opens."""
    if is_long:
        other = state.made(mra.tiles if state.made(mra.led_by_map) else mra.on_map)
        say.fold(other.title, elsewhere, key="mra-elsewhere", holds=[other.id], asks=["profession"])
    for picture in map(state.made, (mra.timeline, mra.covered_of_asean, mra.covered_of_apec)):
        say.fold(picture.title, partial(draw, picture, on_select=chooses_partner(picture.id, known)), key=picture.id)
    folded(state.made(mra.scopes), state.made(mra.asean_frameworks), state.made(mra.asean_arrangements))


# By profession, and the other picture; what the lists hold of the chosen economy in its place, where it is more: what
# else there is stands below it, beside the picture, which is the higher of the two
with second if is_long else first:
    draw(crossed, on_select=chooses_partner(crossed.id, known))
if is_long:
    with first:
        table(entries)
        more()
else:
    with second:
        elsewhere()
    more()


def members() -> None:
    """The members of one accord or register."""
    accords = {code: labels.word("agreement", code) for code in shared(memberships)}
    accord = choose(st.selectbox, _("Accord or register"), accords, name="accord")
    table(mra.members(state.having(accord=accord)))
    for note in notes(memberships, agreement=accord):
        say.caption(note)


say.fold(_("Members of shared accords and registers"), members, key="mra-members")
say.fold(_("Sources of the checks"), lambda: evidence.cite(*checks(listing)), key="checks", printed=True)

# The evidence
evidence.panel(mra.PAGE, state)
