"""What goes wrong when data are read."""


class DataError(ValueError):
    """Data cannot be used. The message names the file, the row and the column where it can, and what to do."""


class UnknownNameError(DataError):
    """No dataset, indicator or parameter of that name."""


class ParameterError(DataError):
    """A parameter of an indicator is of the wrong kind, such as a word for a year."""


class ChecksumError(DataError):
    """A bundled file is not the one that the data package records, though every row fits its schema."""


class SchemaError(DataError):
    """A bundled file breaks its Table Schema."""
