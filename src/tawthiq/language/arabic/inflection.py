"""From a dictionary form to the forms that Arabic texts use: number, gender, case, person, pronouns.

Works on plain letters before folding, so that ta marbuta is still told from the pronoun ه. Clitics before a word
(و ف ب ل ك ال لل س) are not made here: the matcher takes them off. A form too many is harmless where it is no word.
"""

from collections.abc import Iterator

from tawthiq.language.forms import Form, Gender, Number

PRONOUNS = ("ه", "ها", "هم", "هما", "هن", "نا", "ي")
_OBJECTS = ("ه", "ها", "هم", "هما", "هن", "نا", "ني")


def _is_feminine(word: str) -> bool:
    return word.endswith("ة")


def _base(word: str) -> str:
    """The stem that endings hang on: ة opens to ت, ى to ي."""
    if word.endswith("ة"):
        return word[:-1] + "ت"
    if word.endswith("ى"):
        return word[:-1] + "ي"
    return word


def _possessed(word: str) -> Iterator[str]:
    base = word[:-1] + "ا" if word.endswith("ى") else _base(word)
    if base.endswith("اء"):
        stem = base[:-1]
        for pronoun in PRONOUNS[:-1]:
            yield from (base + pronoun, stem + "ؤ" + pronoun, stem + "ئ" + pronoun)
        return
    for pronoun in PRONOUNS[: -1 if len(base) < 4 else None]:
        yield base + pronoun


def _duals(word: str, gender: Gender) -> Iterator[Form]:
    base = _base(word)
    for ending in ("ان", "ين"):
        yield Form(base + ending, "noun", "dual", gender)
    yield Form(base + "ي", "noun", "dual", gender, construct=True)
    if _is_feminine(word):
        yield Form(base + "ا", "noun", "dual", gender, construct=True)
    for pronoun in PRONOUNS[:-1]:
        yield Form(base + "ي" + pronoun, "noun", "dual", gender, possessed=True)
        yield Form(base + "ا" + pronoun, "noun", "dual", gender, possessed=True)


def _singular(word: str, gender: Gender) -> Iterator[Form]:
    yield Form(word, "noun", "singular", gender)
    if not word.endswith(("ة", "ا", "ى", "اء")):
        yield Form(word + "ا", "noun", "singular", gender)
    for form in _possessed(word):
        yield Form(form, "noun", "singular", gender, possessed=True)


def _plural(word: str, gender: Gender) -> Iterator[Form]:
    yield Form(word, "noun", "plural", gender)
    if not word.endswith(("ة", "ا", "ى", "اء", "ات")):
        yield Form(word + "ا", "noun", "plural", gender)
    for form in _possessed(word):
        yield Form(form, "noun", "plural", gender, possessed=True)


def _sound_plural(singular: str, gender: Gender) -> Iterator[Form]:
    stem = singular[:-1] if singular.endswith(("ى",)) else singular
    yield Form(stem + "ون", "noun", "plural", gender)
    yield Form(stem + "ين", "noun", "dual_or_plural", gender)
    for ending in ("و", "ي"):
        yield Form(stem + ending, "noun", "plural", gender, construct=True)
        for pronoun in PRONOUNS[:-1]:
            yield Form(stem + ending + pronoun, "noun", "plural", gender, possessed=True)


def _feminine_plural(singular: str) -> str:
    return (singular[:-1] if singular.endswith(("ة", "ى")) else singular) + "ات"


def noun_forms(singular: str, plurals: tuple[str, ...], human: bool) -> Iterator[Form]:
    """All forms of a one-word noun. A plural of ون or ات is sound, any other is written out."""
    feminine = _is_feminine(singular)
    own: Gender = "" if not human else ("female" if feminine else "male")
    yield from _singular(singular, own)
    sound = "ون" in plurals
    for form in _duals(singular, own):
        if sound and form.text == singular + "ين":
            continue  # «مدنيين» is the plural too: the sound plural says so
        if sound and form.construct and not feminine:
            continue
        yield form
    for plural in plurals:
        if plural == "ون":
            yield from _sound_plural(singular, own)
        elif plural == "ات":
            yield from _plural(_feminine_plural(singular), own)
        else:
            yield from _plural(plural, own)
    if human and not feminine and not singular.endswith(("ى", "ا", "اء")):
        woman = singular + "ة"
        yield from _singular(woman, "female")
        yield from _duals(woman, "female")
        yield from _plural(singular + "ات", "female")


def _followers(word: str, number: Number) -> tuple[str, ...]:
    """A word after the head of a phrase: with and without the article, agreeing with the head as an adjective would."""
    bare = word.removeprefix("ال")
    if bare != word or len(bare) < 3 or word.isascii() or word in _PARTICLES:
        return (word,)
    forms = [bare]
    if number == "dual":
        forms += [bare[:-1] + "تين", bare[:-1] + "تان"] if bare.endswith("ة") else [bare + "ين", bare + "ان"]
    elif number in ("plural", "dual_or_plural"):
        forms += [bare[:-1] + "ات"] if bare.endswith("ة") else [bare + "ين", bare + "ة"]
    elif not bare.endswith("ة"):
        forms += [bare + "ا"]
    return tuple(article + form for form in forms for article in ("", "ال"))


_PARTICLES = frozenset(
    "في من إلى على عن بين بعد قبل عند حتى أن إن كان ما لا لم لن قد أو ثم مع خلال تحت فوق دون غير كل بلا".split()
)


def _phrases(head: Form, rest: tuple[str, ...]) -> Iterator[Form]:
    if rest and head.possessed:
        return
    texts = [head.text]
    for word in rest:
        texts = [f"{text} {follower}" for text in texts for follower in _followers(word, head.number)]
    for text in texts:
        yield head._replace(text=text)


def nouns(entry: str, human: bool = False) -> Iterator[Form]:
    """The forms of `"singular / plural / …"`; only the head of a phrase is inflected."""
    singular, *plurals = (part.strip() for part in entry.split("/"))
    head, *rest = singular.split()
    own_plurals: list[str] = []
    for plural in plurals:
        words = plural.split()
        if words[1:] and words[1:] != rest:
            for form in _plural(words[0], ""):
                yield from _phrases(form, tuple(words[1:]))
        else:
            own_plurals.append(words[0])
    for form in noun_forms(head, tuple(own_plurals), human):
        yield from _phrases(form, tuple(rest))


def _past(past: str) -> Iterator[tuple[str, bool]]:
    """Persons of the past, and whether an object pronoun hangs on them."""
    if past.endswith(("ى", "ا")):
        stem = past[:-1]
        for ending in ("ت", "وا", "تا", "يا", "ينا", "ين"):
            yield stem + ending, False
        yield past, False
        for pronoun in _OBJECTS:
            yield from ((stem + link + pronoun, True) for link in ("ا", "ت", "و"))
        return
    yield from ((past + ending, False) for ending in ("", "ت", "ا", "تا", "وا", "ن", "نا"))
    for pronoun in _OBJECTS:
        yield from ((past + link + pronoun, True) for link in ("", "ت", "و", "نا", "ا", "تا"))


def _present(present: str) -> Iterator[tuple[str, bool]]:
    """Persons of the present, and whether an object pronoun hangs on them."""
    stem = present[1:]
    weak = stem.endswith(("ى", "ي", "و"))
    short = stem[:-1] if weak else stem
    open_stem = stem[:-1] + "ا" if stem.endswith("ى") else stem
    for prefix in "يت":
        yield prefix + stem, False
        yield from ((prefix + short + ending, False) for ending in ("ون", "وا"))
        yield from ((prefix + _base(stem) + ending, False) for ending in ("ان", "ا", "ن"))
        yield from ((prefix + open_stem + pronoun, True) for pronoun in _OBJECTS)
        yield from ((prefix + short + "ون" + pronoun, True) for pronoun in _OBJECTS)


def verbs(entry: str) -> Iterator[Form]:
    """The forms of `"past / present"`, both third person masculine singular; a phrase inflects its first word."""
    parts = [part.strip() for part in entry.split("/")]
    past, *rest = parts[0].split()
    for text, bound in _past(past):
        if bound and rest:
            continue
        yield Form(" ".join((text, *rest)), "past", possessed=bound)
    if len(parts) > 1:
        present, *rest = parts[1].split()
        for text, bound in _present(present):
            if bound and rest:
                continue
            yield Form(" ".join((text, *rest)), "present", possessed=bound)
            yield Form(" ".join(("س" + text, *rest)), "present", possessed=bound)


def adjectives(entry: str) -> Iterator[Form]:
    """The forms of a masculine singular adjective."""
    for ending in ("", "ا", "ان", "ين", "ون"):
        yield Form(entry + ending, "adjective", gender="male")
    for ending in ("ة", "تان", "تين", "ات"):
        yield Form(entry + ending, "adjective", gender="female")


def words(entry: str) -> Iterator[Form]:
    """A form as it is, with a tanwin alef on its last word and the article on the words that follow the first."""
    head, *rest = entry.split()
    yield from _phrases(Form(head, "word"), tuple(rest))
    if not rest and not head.endswith(("ا", "ى", "ة", "اء")) and len(head) > 2:
        yield Form(head + "ا", "word")


def exact(entry: str) -> Iterator[Form]:
    """A form as it is."""
    yield Form(entry, "word")
