from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.defaults_in import DefaultsIn
    from ..models.import_patch_columns import ImportPatchColumns


T = TypeVar("T", bound="ImportPatch")


@_attrs_define
class ImportPatch:
    """How the list is to be read; what is left out stays as it was guessed.

    Attributes:
        columns (ImportPatchColumns | Unset): Fields by column letter; null leaves a column out.
        defaults (DefaultsIn | None | Unset):
        encoding (None | str | Unset):
        header_row (int | None | Unset): Number of the row with the headings; 0 when there is none.
        separator (None | str | Unset): One of comma, semicolon, tab and bar.
        sheet (None | str | Unset):
    """

    columns: ImportPatchColumns | Unset = UNSET
    defaults: DefaultsIn | None | Unset = UNSET
    encoding: None | str | Unset = UNSET
    header_row: int | None | Unset = UNSET
    separator: None | str | Unset = UNSET
    sheet: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.defaults_in import DefaultsIn

        columns: dict[str, Any] | Unset = UNSET
        if not isinstance(self.columns, Unset):
            columns = self.columns.to_dict()

        defaults: dict[str, Any] | None | Unset
        if isinstance(self.defaults, Unset):
            defaults = UNSET
        elif isinstance(self.defaults, DefaultsIn):
            defaults = self.defaults.to_dict()
        else:
            defaults = self.defaults

        encoding: None | str | Unset
        if isinstance(self.encoding, Unset):
            encoding = UNSET
        else:
            encoding = self.encoding

        header_row: int | None | Unset
        if isinstance(self.header_row, Unset):
            header_row = UNSET
        else:
            header_row = self.header_row

        separator: None | str | Unset
        if isinstance(self.separator, Unset):
            separator = UNSET
        else:
            separator = self.separator

        sheet: None | str | Unset
        if isinstance(self.sheet, Unset):
            sheet = UNSET
        else:
            sheet = self.sheet

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if columns is not UNSET:
            field_dict["columns"] = columns
        if defaults is not UNSET:
            field_dict["defaults"] = defaults
        if encoding is not UNSET:
            field_dict["encoding"] = encoding
        if header_row is not UNSET:
            field_dict["header_row"] = header_row
        if separator is not UNSET:
            field_dict["separator"] = separator
        if sheet is not UNSET:
            field_dict["sheet"] = sheet

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.defaults_in import DefaultsIn
        from ..models.import_patch_columns import ImportPatchColumns

        d = dict(src_dict)
        _columns = d.pop("columns", UNSET)
        columns: ImportPatchColumns | Unset
        if isinstance(_columns, Unset):
            columns = UNSET
        else:
            columns = ImportPatchColumns.from_dict(_columns)

        def _parse_defaults(data: object) -> DefaultsIn | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                defaults_type_0 = DefaultsIn.from_dict(data)

                return defaults_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(DefaultsIn | None | Unset, data)

        defaults = _parse_defaults(d.pop("defaults", UNSET))

        def _parse_encoding(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        encoding = _parse_encoding(d.pop("encoding", UNSET))

        def _parse_header_row(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        header_row = _parse_header_row(d.pop("header_row", UNSET))

        def _parse_separator(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        separator = _parse_separator(d.pop("separator", UNSET))

        def _parse_sheet(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        sheet = _parse_sheet(d.pop("sheet", UNSET))

        import_patch = cls(
            columns=columns,
            defaults=defaults,
            encoding=encoding,
            header_row=header_row,
            separator=separator,
            sheet=sheet,
        )

        return import_patch
