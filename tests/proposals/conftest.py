"""An invented report, its record and a model server. No place, person or outlet in it is real."""

from collections.abc import Iterator
from datetime import date

import pytest
from model_server import ModelServer

from tawthiq import pipeline
from tawthiq.language.lexicon import Lexicon
from tawthiq.model.record import Record
from tawthiq.model.text import Document
from tawthiq.places.gazetteer import Gazetteer
from tawthiq.proposals.words import Words

TEXT = (
    "قصف جوي يوقع قتلى في سوق معرة النعمان\n\n"
    "قُتل 12 مدنيًا بينهم طفلان، وأصيب أكثر من 30 آخرين، في غارة شنتها طائرات روسية أمس على السوق الشعبي في مدينة معرة "
    "النعمان، وفق مصدر طبي.\n\n"
    "وقال الطبيب سليم الوادي لوكالة «المرصاد»: «لم تبق لدينا أسرّة في المشفى».\n\n"
    "ودمرت الغارة ثلاثة منازل. ومن بين القتلى الطفلة نرجس أبو غيمة (7 سنوات).\n"
)


@pytest.fixture(scope="session")
def equipment() -> tuple[Lexicon, Gazetteer]:
    """The Arabic vocabularies and the packaged gazetteer."""
    return pipeline._equipment("ar")


@pytest.fixture
def document() -> Document:
    """The report, published the day after."""
    return Document(id="t1", text=TEXT, published=date(2031, 5, 14))


@pytest.fixture
def record(document: Document) -> Record:
    """What the rules make of it."""
    return pipeline.read_document(document)


@pytest.fixture
def words(document: Document, equipment: tuple[Lexicon, Gazetteer]) -> Words:
    """Its words."""
    return Words(document, *equipment)


@pytest.fixture
def server() -> Iterator[ModelServer]:
    """A server that listens until the test is over."""
    running = ModelServer()
    yield running
    running.close()
