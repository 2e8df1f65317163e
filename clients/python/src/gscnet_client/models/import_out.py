from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.import_state import ImportState

if TYPE_CHECKING:
    from ..models.about_out import AboutOut
    from ..models.column_out import ColumnOut
    from ..models.counts_out import CountsOut
    from ..models.defaults_out import DefaultsOut


T = TypeVar("T", bound="ImportOut")


@_attrs_define
class ImportOut:
    """A list that was sent. `progress` runs from 0 to 1; `missing` must have a column to start.

    Attributes:
        about (AboutOut): What the file turned out to be, and how sure that is (0 to 1).
        columns (list[ColumnOut]):
        counts (CountsOut): How many rows have which verdict.
        created_at (datetime.datetime):
        defaults (DefaultsOut): What holds for rows that do not say otherwise.
        economies (list[str]): Those that may be imported; none means every one.
        filename (str):
        finished_at (datetime.datetime | None):
        header_row (int):
        id (UUID):
        is_dry_run (bool):
        missing (list[str]):
        problem (None | str):
        progress (float):
        rows_done (int):
        rows_total (int):
        size_bytes (int):
        started_at (datetime.datetime | None):
        state (ImportState): Where an import stands.
    """

    about: AboutOut
    columns: list[ColumnOut]
    counts: CountsOut
    created_at: datetime.datetime
    defaults: DefaultsOut
    economies: list[str]
    filename: str
    finished_at: datetime.datetime | None
    header_row: int
    id: UUID
    is_dry_run: bool
    missing: list[str]
    problem: None | str
    progress: float
    rows_done: int
    rows_total: int
    size_bytes: int
    started_at: datetime.datetime | None
    state: ImportState
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        about = self.about.to_dict()

        columns = []
        for columns_item_data in self.columns:
            columns_item = columns_item_data.to_dict()
            columns.append(columns_item)

        counts = self.counts.to_dict()

        created_at = self.created_at.isoformat()

        defaults = self.defaults.to_dict()

        economies = self.economies

        filename = self.filename

        finished_at: None | str
        if isinstance(self.finished_at, datetime.datetime):
            finished_at = self.finished_at.isoformat()
        else:
            finished_at = self.finished_at

        header_row = self.header_row

        id = str(self.id)

        is_dry_run = self.is_dry_run

        missing = self.missing

        problem: None | str
        problem = self.problem

        progress = self.progress

        rows_done = self.rows_done

        rows_total = self.rows_total

        size_bytes = self.size_bytes

        started_at: None | str
        if isinstance(self.started_at, datetime.datetime):
            started_at = self.started_at.isoformat()
        else:
            started_at = self.started_at

        state = self.state.value

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "about": about,
                "columns": columns,
                "counts": counts,
                "created_at": created_at,
                "defaults": defaults,
                "economies": economies,
                "filename": filename,
                "finished_at": finished_at,
                "header_row": header_row,
                "id": id,
                "is_dry_run": is_dry_run,
                "missing": missing,
                "problem": problem,
                "progress": progress,
                "rows_done": rows_done,
                "rows_total": rows_total,
                "size_bytes": size_bytes,
                "started_at": started_at,
                "state": state,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.about_out import AboutOut
        from ..models.column_out import ColumnOut
        from ..models.counts_out import CountsOut
        from ..models.defaults_out import DefaultsOut

        d = dict(src_dict)
        about = AboutOut.from_dict(d.pop("about"))

        columns = []
        _columns = d.pop("columns")
        for columns_item_data in _columns:
            columns_item = ColumnOut.from_dict(columns_item_data)

            columns.append(columns_item)

        counts = CountsOut.from_dict(d.pop("counts"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        defaults = DefaultsOut.from_dict(d.pop("defaults"))

        economies = cast(list[str], d.pop("economies"))

        filename = d.pop("filename")

        def _parse_finished_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                finished_at_type_0 = datetime.datetime.fromisoformat(data)

                return finished_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        finished_at = _parse_finished_at(d.pop("finished_at"))

        header_row = d.pop("header_row")

        id = UUID(d.pop("id"))

        is_dry_run = d.pop("is_dry_run")

        missing = cast(list[str], d.pop("missing"))

        def _parse_problem(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        problem = _parse_problem(d.pop("problem"))

        progress = d.pop("progress")

        rows_done = d.pop("rows_done")

        rows_total = d.pop("rows_total")

        size_bytes = d.pop("size_bytes")

        def _parse_started_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                started_at_type_0 = datetime.datetime.fromisoformat(data)

                return started_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        started_at = _parse_started_at(d.pop("started_at"))

        state = ImportState(d.pop("state"))

        import_out = cls(
            about=about,
            columns=columns,
            counts=counts,
            created_at=created_at,
            defaults=defaults,
            economies=economies,
            filename=filename,
            finished_at=finished_at,
            header_row=header_row,
            id=id,
            is_dry_run=is_dry_run,
            missing=missing,
            problem=problem,
            progress=progress,
            rows_done=rows_done,
            rows_total=rows_total,
            size_bytes=size_bytes,
            started_at=started_at,
            state=state,
        )

        import_out.additional_properties = d
        return import_out

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
