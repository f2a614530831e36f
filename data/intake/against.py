"""What a file is held against: its dataset in force, and what is known of the country."""

from collections.abc import Iterable

from data import catalogue
from data.errors import ParameterError, UnknownNameError
from data.intake.upload import Against
from data.package import package


def against(dataset: str, provinces: Iterable[str] | None = None) -> Against:
    """The dataset that a file is for, with those that its figures must agree with.

    Args:
        dataset: a name of the data package.
        provinces: codes that the uploader may publish; None is all.

    Raises:
        UnknownNameError: no dataset of that name, or one that nobody publishes.
        ParameterError: a province that doesn't exist.
    """
    resource = package().resource(dataset)
    if resource["publishes"] == "none":
        open_to = [name for name in package().names if package().resource(name)["publishes"] != "none"]
        raise UnknownNameError(f"{dataset} is not published by upload: there are {', '.join(open_to)}")
    own = None if provinces is None else frozenset(provinces)
    known = catalogue.dataset("provinces").table["code"]
    unknown = sorted((own or frozenset()) - set(known))
    if unknown:
        raise ParameterError(f"no province {', '.join(unknown)}: there are {', '.join(known)}")
    return Against(
        resource=resource,
        current=catalogue.dataset(dataset),
        population=catalogue.dataset("population"),
        trainees=catalogue.dataset("trainees"),
        provinces=own,
    )
