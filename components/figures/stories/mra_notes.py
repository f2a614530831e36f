"""What the speaker says on mutual recognition, and what not."""

from typing import Final

from i18n import Message, message

NOTES: Final[dict[str, Message]] = {
    "mra-1": message(
        "Go along the line from left to right: filled marks are signed, open ones are not. "
        "A year beside an entry under discussion is not a year of signing. "
        "Entries without a printed year are named beside the picture and stand on no line."
    ),
    "mra-2": message(
        "Read the columns: which professions have a signed agreement, which have talks only. "
        "A multilateral entry is a register or an accord and is not counted as a signed agreement. "
        "Do not add the three states up."
    ),
    "mra-3": message(
        "Say “Member States” here and “economies” on the next slide. "
        "The state of each agreement is that of the list; ask the partner before you quote it as of today. "
        "Talks are outlined only: nothing is recognised yet."
    ),
    "mra-4": message(
        "Say “economies”. The point in the United States is one state: the agreement does not bind the others. "
        "Economies without colour have no bilateral agreement in the list, which is not a refusal. "
        "Boundaries on the map imply no position on any territory."
    ),
    "mra-5": message(
        "Read one row aloud: what is recognised, what still needs a step, what is not covered. "
        "Entry, residence and permission to work follow the rules of the host. "
        "Do not promise a job or a licence on the strength of a certificate."
    ),
    "mra-6": message(
        "A link recognises no single qualification. "
        "Accords concern degrees, registers concern persons who are on them. "
        "The lists are of different years; do not speak of a rank of economies."
    ),
    "mra-7": message(
        "Say “pointed out” for the obstacles and “cited by participants” for the solutions: they are not of one voice. "
        "It is a text of its year; ask which of the obstacles still hold. "
        "The last obstacle leads to the next slide."
    ),
    "mra-8": message(
        "The empty boxes are not zeros: nobody has counted, or no one has published. "
        "“Targets that can be reached” is the wording of the workshop's first solution; “next” is our suggestion. "
        "Ask each partner for one number: people who used the agreement in a year."
    ),
}
