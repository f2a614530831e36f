"""Every figure of others against a copy of what its publication prints, taken by hand: value, bound, year, kind of publisher."""

import re
from dataclasses import replace
from typing import Final

import pytest

from data.outlook import Outlook
from data.package import bundled, package
from data.sentences import caveats
from i18n import LANGUAGES, speaking

PRINTED: Final = """
kedi_2017 KOR 2017 34.4 exact press
kedi_2018 KOR 2018 41.2 exact press
kedi_2019 KOR 2019 41.7 exact press
kedi_2020 KOR 2020 40.0 exact press
kedi_2022 KOR 2022 28.5 exact secondary
kedi_2024 KOR 2024 33.1 exact secondary
kedi_2021 KOR 2021 30.7 exact press
kedi64_2011 KOR 2011 32.4 exact official
kedi64_2016 KOR 2016 35.7 exact official
kedi64_2017 KOR 2017 35.8 exact official
kedi64_2018 KOR 2018 42.8 exact official
kedi64_2019 KOR 2019 43.4 exact official
kedi64_2020 KOR 2020 42.1 exact official
aes_2011 EU 2011 40.2 exact official
aes_2016 EU 2016 43.7 exact official
aes_2022 EU 2022 46.6 exact official
aes_2022_etm EU 2022 39.5 exact official
lfs_2022_etm EU 2022 25.1 exact official
aus_2013 AUS 2013 46 exact official
aus_2016_17 AUS 2016 41 exact official
aus_2020_21 AUS 2020 42 exact official
sgp_2013 SGP 2013 32.5 exact press
sgp_2015 SGP 2015 35 about press
sgp_2016 SGP 2016 42 about official
sgp_2018 SGP 2018 48 about press
sgp_2021 SGP 2021 49.9 exact press
sgp_2024 SGP 2024 40.7 exact press
sgp_2024_emp SGP 2024 42.0 exact press
kostat14_p_emp KOR 2014 31.8 exact press
kostat14_p KOR 2014 20.5 exact press
aus_wrt AUS 2020 23 about official
jpn_w_2021 JPN 2021 33.3 exact secondary
jpn_w_2022 JPN 2022 34.3 exact secondary
phl_2021_w PHL 2021 29.0 exact official
piaac23_kor KOR 2023 13 exact official
piaac23_oecd OECD 2023 40 about official
piaac12_kor KOR 2012 50 about press
sdg431_jpn_2012 JPN 2012 41.8 about secondary
sdg431_usa_2012 USA 2012 59.1 about secondary
sdg431_usa_2017 USA 2017 59.4 about secondary
sdg431_can_2012 CAN 2012 57.7 about secondary
sdg431_aus_2012 AUS 2012 54.9 about secondary
sdg431_nzl_2015 NZL 2015 67.2 about secondary
sdg431_sgp_2015 SGP 2015 56.6 about secondary
sdg431_chl_2015 CHL 2015 47.1 about secondary
sdg431_rus_2012 RUS 2012 19.4 about secondary
sdg431_mex_2017 MEX 2017 30.4 about secondary
sdg431_per_2017 PER 2017 34.5 about secondary
moel09_all KOR 2009 50.8 exact press
moel09_sme KOR 2009 48.8 exact press
moel09_large KOR 2009 80.5 exact press
cvts05_eu EU 2005 60 exact secondary
cvts10_eu EU 2010 66 exact secondary
cvts15_eu EU 2015 70.5 about official
cvts20_eu EU 2020 67.4 exact official
phl_2019_20_plus PHL 2019 47.9 exact official
phl_2021_20_plus PHL 2021 31.7 exact official
phl_2021_20_99 PHL 2021 28.9 exact official
phl_2021_100_199 PHL 2021 37.8 exact official
phl_2021_200_plus PHL 2021 42.7 exact official
oecd15_s KOR 2015 42.6 exact official
oecd15_m KOR 2015 52.8 exact official
oecd15_l KOR 2015 64.2 exact official
jpn_2023 JPN 2023 72.6 exact secondary
jpn_reg_fy2018 JPN 2018 75.7 exact press
jpn_reg_fy2021 JPN 2021 69.1 exact secondary
jpn_reg_fy2023 JPN 2023 71.4 exact secondary
wbes_vnm_2015 VNM 2015 22.2 exact secondary
wbes_idn_2015 IDN 2015 7.7 exact secondary
wbes_mys_2019 MYS 2019 24.0 exact secondary
wbes_phl_2015 PHL 2015 59.8 exact secondary
wbes_tha_2016 THA 2016 18.0 exact secondary
wbes_khm_2016 KHM 2016 22.2 exact secondary
wbes_lao_2018 LAO 2018 24.4 exact secondary
wbes_mmr_2016 MMR 2016 5.9 exact secondary
wbes_tls_2021 TLS 2021 8.1 exact secondary
wbes_kor_2005 KOR 2005 39.5 exact secondary
wbes_chn_2012 CHN 2012 79.2 exact secondary
wbes_mex_2010 MEX 2010 50.8 exact secondary
wbes_per_2017 PER 2017 65.9 exact secondary
wbes_chl_2010 CHL 2010 57.5 exact secondary
wbes_png_2015 PNG 2015 73.7 exact secondary
wbes_rus_2019 RUS 2019 11.8 exact secondary
inst_2008 KOR 2008 58.4 exact press
inst_2020 KOR 2020 65.6 exact press
inst_2020_nd KOR 2020 65 about press
inst_2020_mt KOR 2020 66.7 about press
reminst_2018 KOR 2018 82.7 exact press
remlearn_2018 KOR 2018 10510401 exact press
kedi_2021_cap KOR 2021 31.9 exact press
kedi_2021_oth KOR 2021 29.6 exact press
aus_city AUS 2020 44 exact official
aus_inner AUS 2020 38 exact official
aus_outer AUS 2020 37 exact official
mol_emp_2005 KOR 2005 2427000 exact press
mol_emp_2006 KOR 2006 2914000 exact press
mol_emp_2007 KOR 2007 3576000 exact press
mol_emp_2008 KOR 2008 4007000 exact press
mol_emp_2009 KOR 2009 4949000 exact press
mol_emp_2009_se KOR 2009 4950000 about press
card_2020 KOR 2020 718113 exact press
card_2021 KOR 2021 1054238 exact press
dist_2021 KOR 2021 1560000 about press
dist_2022 KOR 2022 1963611 exact press
kostat14_n KOR 2014 8677000 exact press
kostat14_n_emp KOR 2014 8170000 exact press
kostat14_n_une KOR 2014 149000 exact press
kostat13_jobseek KOR 2013 629000 exact secondary
learn_2020 KOR 2020 24397282 exact press
remlearn_2018_all KOR 2018 12492784 exact press
learn_2019 KOR 2019 16348842 exact press
"""
"""Name, economy, year, value, bound and who told it; the last two stand in the articles of learn_2020 and remlearn_2018."""


def test_each_figure_is_the_one_that_is_printed() -> None:
    kinds = {source["name"]: source["kind"] for source in package().descriptor["sources"]}
    printed = {name: told for name, *told in (line.split() for line in PRINTED.strip().splitlines())}
    held = {
        row.figure: [row.economy, str(int(row.year)), float(row.value), row.bound, kinds[row.source]]
        for row in bundled("comparisons").rows
    }
    assert held == {
        name: [economy, year, float(value), bound, kind]
        for name, (economy, year, value, bound, kind) in printed.items()
    }


SAID: Final = {
    "I-01": {"kedi_2021": ("30.7", "30.7")},
    "I-05": {"moel09_sme": ("48.8", "48.8"), "moel09_large": ("80.5", "80.5"), "cvts20_eu": ("67.4", "67.4")},
    "I-06": {"kedi_2021_cap": ("31.9", "31.9"), "kedi_2021_oth": ("29.6", "29.6"), "inst_2020": ("65.6", "65.6")},
    "I-07": {
        "learn_2019": ("16.3", "1,635"),
        "learn_2020": ("24.4", "2,440"),
        "kedi_2019": ("41.7", "41.7"),
        "kedi_2020": ("40", "40"),
    },
    "I-27": {"remlearn_2018": ("10.5", "1,051")},
}
"""What each caveat says of others, as it is written in English and in Korean (in ten thousands)."""


def _said(caveat: str, outlook: Outlook) -> str:
    (found,) = caveats(outlook, ids=[caveat])
    return found.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("caveat", "figure"), [(name, one) for name, figures in SAID.items() for one in figures])
def test_each_figure_of_a_caveat_has_its_own_year(caveat: str, figure: str, language: str) -> None:
    """Where the year of one figure is another, one year of the text is, and it stands behind that figure, or before all."""
    whole = bundled("comparisons")
    moved = whole.table.assign(year=whole.table["year"].mask(whole.table["figure"] == figure, 1987))
    with speaking(language):
        before, after = (
            _said(caveat, outlook)
            for outlook in (Outlook(), Outlook(instead={"comparisons": replace(whole, table=moved)}))
        )
    own = str(int(whole.table.set_index("figure").loc[figure, "year"]))
    (place,) = [found.start() for found in re.finditer("1987", after)]
    assert before == f"{after[:place]}{own}{after[place + 4 :]}"
    written = {one: words[language != "en"] for one, words in SAID[caveat].items()}
    stands = {one: re.search(rf"(?<![\d.,]){re.escape(text)}(?![\d.])", after) for one, text in written.items()}
    at = {one: found.start() for one, found in stands.items() if found}
    assert at.keys() == written.keys()
    told = max(
        (one for one in at if at[one] < place), key=lambda one: at[one], default=min(at, key=lambda one: at[one])
    )
    assert told == figure
