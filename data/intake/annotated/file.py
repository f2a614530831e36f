"""The file handed back, in the form that is asked for."""

from typing import Literal

from data.intake.annotated.comma_separated import comma_separated
from data.intake.annotated.opening import opened
from data.intake.annotated.results import results
from data.intake.upload import Checked, Upload
from data.package import package

Form = Literal["csv", "xlsx"]


def annotated(upload: Upload, checked: Checked, *, form: Form) -> bytes:
    """The uploader's own cells with what the check found, in the reader's language.

    The result can be mended and uploaded as it is: the added column and lines are known and passed over. A file that
    cannot be read gives a file with its problems alone.

    Args:
        upload: the file and the answers it was checked with.
        checked: what the check found in it.
        form: `xlsx` marks faulty cells and explains them in comments; `csv` has the added column only.
    """
    resource = package().resource(checked.dataset)
    layout = opened(upload, resource=resource, typed=form == "xlsx").without_results()
    found = results(checked, layout=layout)
    if form == "csv":
        return comma_separated(layout, found)
    from data.intake.annotated.workbook import workbook  # 50 ms, for those who ask for it

    return workbook(layout, found)
