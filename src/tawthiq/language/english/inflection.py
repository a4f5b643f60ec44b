"""From a dictionary form to the forms that English texts use: number, person, tense, the capital that tells a name.

Works on the words as listed. A hyphen, an apostrophe or a dot is what it is to the matcher, a space, so «air strike»
also finds «air-strike», and a possessive «'s» is a word of its own. Shapes: noun; past (which is the participle too
where they are one), participle (where it differs), present, gerund; adjective; word, or for a form listed with a
capital name (a capital must begin it: «Turkey») and initials (all must be capitals: «US», «WHO»).
"""

import re
from collections.abc import Iterator

from tawthiq.language.forms import Form, Gender

_LINKS = frozenset("of in from for at with on to by under who whose".split())
_HISSING = ("s", "x", "z", "ch", "sh")
_DOUBLED = re.compile(r"[^aeiou]*[aeiou][bdgkmnprt]")
"""A word of one syllable that doubles its last letter: stop, stopped."""


def _parts(entry: str) -> list[str]:
    return [part.strip() for part in entry.split("/")]


def _ends_in_y(word: str) -> bool:
    return word.endswith("y") and word[-2:-1] not in set("aeiou")


def with_s(word: str) -> str:
    """The regular plural of a noun, and the third person of a verb."""
    if _ends_in_y(word):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(_HISSING) else "s")


def _stem(verb: str) -> str:
    """What -ed and -ing hang on, but for a silent e."""
    return verb + verb[-1] if _DOUBLED.fullmatch(verb) else verb


def _past_of(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if _ends_in_y(verb) else _stem(verb) + "ed"


def _gerund_of(verb: str, past: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    doubled = verb + verb[-1]
    return (doubled if past == doubled + "ed" else _stem(verb)) + "ing"


def _gender(word: str) -> Gender:
    if word.endswith(("woman", "women")):
        return "female"
    return "male" if word.endswith(("man", "men")) else ""


def _plural(singular: str) -> str:
    """The head of a phrase takes the plural: it stands last, or before the first preposition."""
    words = singular.split(" ")
    head = next((i for i, word in enumerate(words) if i and word in _LINKS), len(words)) - 1
    words[head] = with_s(words[head])
    return " ".join(words)


def nouns(entry: str, human: bool = False) -> Iterator[Form]:
    """The forms of `"singular / plural"`; a regular plural need not be written, `"-"` says that there is none."""
    singular, *plurals = _parts(entry)
    yield Form(singular, "noun", "singular", _gender(singular) if human else "")
    for plural in plurals or [_plural(singular)]:
        if plural != "-":
            yield Form(plural, "noun", "plural", _gender(plural) if human else "")


def verbs(entry: str) -> Iterator[Form]:
    """The forms of `"present / past / participle / gerund"`; what is regular need not be written.

    Of several words (`"carry out"`) the first is inflected, and the other parts give only that one.
    """
    phrase, *others = _parts(entry)
    verb, *after = phrase.split(" ")
    past = others[0] if others else _past_of(verb)
    participle = others[1] if len(others) > 1 else past
    gerund = others[2] if len(others) > 2 else _gerund_of(verb, past)
    forms = {
        verb: Form("", "present", "plural"),
        with_s(verb): Form("", "present", "singular"),
        past: Form("", "past"),
        gerund: Form("", "gerund"),
    }
    forms.setdefault(participle, Form("", "participle"))
    for text, form in forms.items():
        yield form._replace(text=" ".join((text, *after)))


def adjectives(entry: str) -> Iterator[Form]:
    """An adjective, which English never inflects."""
    yield Form(entry, "adjective")


def words(entry: str) -> Iterator[Form]:
    """A form as it is; capitals in it are asked for in the text."""
    letters = "".join(filter(str.isalpha, entry))
    shape = "initials" if letters.isupper() else "name" if entry[:1].isupper() else "word"
    yield Form(entry, shape)


exact = words
