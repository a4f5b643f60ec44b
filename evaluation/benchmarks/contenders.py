"""What reads the same texts beside Tawthiq. Each function makes itself ready and gives back what reads one text.

The classifier's weights are random, for they do not change its speed. Only Tawthiq and the regular expressions give
numbers of people that can be scored.
"""

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

Read = Callable[[str], Any]
Tolls = Counter[tuple[str, int]]

_HASHED = 30_000
"""Word pieces of a multilingual model's vocabulary, about."""
_PIECE = 4
"""Letters of a piece: Arabic words come to about one and a half pieces each, as WordPiece makes of them."""
_WINDOW = 512
"""Pieces that a BERT reads at once."""


def tawthiq() -> Read:
    """The whole extraction, from a text to its record."""
    from tawthiq.model.text import Document
    from tawthiq.pipeline import read_document

    read_document(Document(id="warm", text="قتل مدنيان."))
    return lambda text: read_document(Document(id="x", text=text))


def automaton() -> Read:
    """pyahocorasick over the vocabularies that Tawthiq has compiled, on folded text: the least that matching costs."""
    from tawthiq import pipeline
    from tawthiq.language.folding import fold

    words = pipeline._equipment("ar")[0].automaton  # what the pipeline itself loads
    folded: dict[str, str] = {}

    def read(text: str) -> int:
        count = 0
        for _ in words.iter(folded[text]):
            count += 1
        return count

    def ready(text: str) -> None:
        folded[text] = fold(text).text + " "

    read.ready = ready  # type: ignore[attr-defined]  # folding is not what is measured here
    return read


def entity_ruler() -> Read:
    """spaCy's blank Arabic pipeline with an EntityRuler of the same phrases."""
    import spacy

    from tawthiq import pipeline

    phrases = pipeline._equipment("ar")[0].automaton.keys()
    nlp = spacy.blank("ar", config={"nlp": {"batch_size": 64}})
    nlp.max_length = 10_000_000
    ruler: Any = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "WORD", "pattern": phrase.strip()} for phrase in phrases])
    return lambda text: nlp(text).ents


def classifier() -> Read:
    """A token classifier of the size of BERT-base in PyTorch, on one core, its weights random."""
    import torch
    from torch import nn

    torch.set_num_threads(1)
    torch.manual_seed(0)
    layer = nn.TransformerEncoderLayer(768, 12, 3072, activation="gelu", batch_first=True)
    model = nn.ModuleDict(
        {
            "pieces": nn.Embedding(_HASHED, 768),
            "places": nn.Embedding(_WINDOW, 768),
            "layers": nn.TransformerEncoder(layer, 12),
            "labels": nn.Linear(768, 13),
        }
    ).eval()

    def read(text: str) -> list[int]:
        numbers = [
            hash(word[at : at + _PIECE]) % _HASHED for word in text.split() for at in range(0, len(word), _PIECE)
        ]
        labels: list[int] = []
        with torch.inference_mode():
            for start in range(0, len(numbers), _WINDOW):
                ids = torch.tensor([numbers[start : start + _WINDOW]])
                hidden = model["pieces"](ids) + model["places"](torch.arange(ids.shape[1]))
                labels += model["labels"](model["layers"](hidden))[0].argmax(-1).tolist()
        return labels

    return read


_NUMBERS = {
    "شخصان": 2, "طفلان": 2, "طفلين": 2, "مدنيان": 2, "مدنيين اثنين": 2, "ثلاثة": 3, "ثلاث": 3, "أربعة": 4, "أربع": 4,
    "خمسة": 5, "خمس": 5, "ستة": 6, "ست": 6, "سبعة": 7, "سبع": 7, "ثمانية": 8, "ثماني": 8, "تسعة": 9, "تسع": 9,
    "عشرة": 10, "عشر": 10, "عشرين": 20, "عشرون": 20, "ثلاثين": 30, "ثلاثون": 30, "أربعين": 40, "خمسين": 50, "طفل": 1,
    "طفلة": 1,
    "مدني": 1, "شخص": 1, "امرأة": 1, "سيدة": 1, "رجل": 1, "شاب": 1,
}  # fmt: skip
_NUMBER = r"(?P<number>\d{1,6}|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + r")(?!\w)"
_HEDGE = r"(?:\s+(?:نحو|حوالي|قرابة|أكثر من|ما لا يقل عن|على الأقل))?\s+"
_PEOPLE = r"(?:\s+(?:مدنيين|أشخاص|شخصا|شخصًا|مدنيا|مدنيًا|أطفال|آخرين|آخرون))?"
_FRAMES = {
    "killed": (
        rf"(?:مقتل|استشهاد|قتل|قُتل|استشهد|ارتقاء|مصرع){_HEDGE}{_NUMBER}",
        rf"{_NUMBER}\s+(?:قتلى|قتيلا|قتيلًا|شهداء|شهيدا|شهيدًا|ضحايا)(?!\w)",
    ),
    "injured": (
        rf"(?:إصابة|جرح|أصيب|وأصيب|جُرح|بجرح){_HEDGE}{_NUMBER}",
        rf"{_NUMBER}\s+(?:جرحى|جريحا|جريحًا|مصابين|مصابا|مصابًا|إصابة|إصابات)(?!\w)",
        rf"{_NUMBER}{_PEOPLE}\s+بجروح",
    ),
}


def patterns() -> Read:
    """Regular expressions for killed and injured, as one writes them in an afternoon."""
    compiled = [(outcome, re.compile(frame)) for outcome, frames in _FRAMES.items() for frame in frames]

    def read(text: str) -> Tolls:
        found: set[tuple[int, str, int]] = set()
        for outcome, pattern in compiled:
            for match in pattern.finditer(text):
                word = match["number"]
                value = int(word) if word.isdecimal() else _NUMBERS[word]
                found.add((match.start("number"), outcome, value))
        return Counter((outcome, value) for _, outcome, value in found)

    return read


def tolls_of(record: Any) -> Tolls:
    """The numbers of killed and injured of a record."""
    return Counter(
        (entry.outcome, entry.value) for entry in record.casualties if entry.outcome in _FRAMES and entry.value
    )


CONTENDERS: dict[str, tuple[str, Callable[[], Read]]] = {
    "tawthiq": ("Tawthiq: the whole record", tawthiq),
    "automaton": ("pyahocorasick: the same words", automaton),
    "entity_ruler": ("spaCy EntityRuler: the same words", entity_ruler),
    "classifier": ("BERT-base token classifier", classifier),
    "patterns": ("regular expressions: tolls", patterns),
}
