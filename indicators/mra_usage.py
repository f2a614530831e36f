"""Use of mutual recognition agreements: for how many a number of users is known."""

from i18n import message
from indicators.areas import KOREA
from indicators.dataset import Dataset
from indicators.indicator import Indicator, tidy
from indicators.mra import SIGNED, agreement_states


def mra_users_known(*, mra_agreements: Dataset) -> Indicator:
    """Signed agreements for which a source gives the number of people who used them."""
    states = agreement_states(mra_agreements)
    signed = mra_agreements.where(agreement=list(states[states == "signed"].index))
    known = int(signed.table["users"].notna().sum())
    return Indicator(
        id="mra_users_known",
        unit="agreements",
        table=tidy([(KOREA, None, None, known, "exact", "computed")]),
        sources=signed.sources,
        caveats=("I-09", "I-24"),
        assumptions={"signed": SIGNED, "out_of": message("Of {count} signed agreements.", count=len(signed.table))},
    )
