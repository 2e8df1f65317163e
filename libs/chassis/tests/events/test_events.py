"""Events say what happened, in CloudEvents 1.0."""

from uuid import uuid4

import pytest
from chassis.events import Event, announced_by, service_of, to_cloudevent
from pydantic import ValidationError
from toy import NoteRewritten, NoteWritten


def test_an_event_travels_as_a_cloudevent():
    event = NoteWritten(aggregate_id=uuid4(), version=1, text="hello")

    envelope = to_cloudevent(event, traceparent="00-1-2-01")

    assert envelope["specversion"] == "1.0"
    assert envelope["id"] == str(event.id)
    assert envelope["type"] == "org.gscnet.toy.note.written"
    assert envelope["subject"] == str(event.aggregate_id)
    assert envelope["aggregateversion"] == 1
    assert envelope["data"] == {"text": "hello"}
    assert envelope["traceparent"] == "00-1-2-01"
    assert NoteWritten.subject() == "gscnet.toy.note.v1.written"


def test_attribute_names_are_those_that_cloudevents_allows():
    envelope = to_cloudevent(NoteWritten(aggregate_id=uuid4(), version=1, text="x"))

    assert all(name.isalnum() and name.islower() for name in envelope)


def test_a_service_knows_what_it_announces():
    assert list(announced_by("toy")) == [NoteRewritten, NoteWritten]
    assert service_of("gscnet.pilot_centers.center") == "pilot_centers"


def test_an_event_of_a_foreign_aggregate_cannot_be_declared():
    with pytest.raises(TypeError, match=r"is not one of org\.gscnet\.toy\.note"):

        class Stray(Event):
            aggregate = "gscnet.toy.note"
            type = "org.gscnet.other.thing.done"


def test_an_event_type_is_declared_once():
    with pytest.raises(TypeError, match="is already announced by"):

        class Twin(Event):
            aggregate = "gscnet.toy.note"
            type = "org.gscnet.toy.note.written"


def test_an_event_refuses_a_field_that_it_does_not_know():
    with pytest.raises(ValidationError):
        NoteWritten(aggregate_id=uuid4(), version=1, text="x", price="9")
