#include <fmt/format.h>

#include "geodata/results/measures_parts.h"
#include "geodata/results/workbook.h"

namespace relais::results {
namespace {

using measures::Column;

Look look_of(const Column& column) {
    switch (column.measure().kind) {
        case measures::Kind::kTime:
            return Look::kDecimal;
        case measures::Kind::kPeoplePerUnit:
            return Look::kDecimal;
        case measures::Kind::kSupply:
            break;
    }
    return column.measure().about.unit.find(" per ") != std::string_view::npos ? Look::kFine
                                                                               : Look::kDecimal;
}

/// The contents of the sheets, in words.
void write_contents(Workbook& book, const Measured& measured) {
    book.sheet("contents", {{"sheet"}, {"contents"}}, 1);
    const auto row = [&](const std::string& sheet, const std::string& text) {
        book.text(sheet);
        book.text(text);
        book.end_row();
    };
    for (const measures::Level& level : measured.levels)
        row(level.key,
            fmt::format(
                "one row for each area ({}): the mean over its people of every measure (of "
                "people per place, people over places); an empty cell is a figure that does "
                "not exist",
                level.areas.size()));
    row("inequality",
        "every statistic of every measure over the whole territory, with the interval "
        "in which 95 % of resampled values lie");
    if (!measured.commitments.empty())
        row("commitments", "commitments in every area to which they apply");
    row("dictionary", "what every column means: unit, formula, edge cases and source");
    row("",
        "All areas with all statistics, ranks and differences are in measures.csv; households in "
        "household_measures.csv and measures.gpkg.");
}

void write_level(Workbook& book, const Measured& measured, std::size_t level,
                 const std::vector<std::vector<std::optional<double>>>& cells) {
    std::vector<Workbook::Column> columns = {
        {"area"},
        {"name"},
        {measured.territory.unit == territory::WeightUnit::kPeople ? "people" : "dwellings",
         Look::kCount}};
    for (const Column& column : measured.columns)
        columns.push_back({column.request->column, look_of(column), column.category,
                           std::string(column.measure().about.unit)});
    book.sheet(measured.levels[level].key, std::move(columns), 2);
    const auto members = measured.levels[level].members();
    for (std::size_t a = 0; a < cells.size(); ++a) {
        book.text(measured.levels[level].areas[a].code);
        book.text(measured.levels[level].areas[a].name);
        book.number(people_of(measured, members[a]));
        for (const std::optional<double>& cell : cells[a]) book.number(cell);
        book.end_row();
    }
}

void write_inequality(Workbook& book, const Measured& measured) {
    book.sheet("inequality",
               {{"category"},
                {"measure"},
                {"statistic"},
                {"value", Look::kFine},
                {"unit"},
                {"low", Look::kFine},
                {"high", Look::kFine},
                {"unknown", Look::kFine}},
               3);
    for (const measures::AreaRow& row : measured.rows) {
        if (row.level + 1 != measured.levels.size()) continue;
        const Column& column = measured.columns[row.column];
        book.text(column.category);
        book.text(column.request->column);
        book.text(std::string(row.statistic->about.name));
        book.number(row.value);
        book.text(unit_of(column, *row.statistic));
        book.number(row.interval ? std::optional(row.interval->low) : std::nullopt);
        book.number(row.interval ? std::optional(row.interval->high) : std::nullopt);
        book.number(row.unknown());
        book.end_row();
    }
}

void write_promises(Workbook& book, const Measured& measured) {
    book.sheet("commitments",
               {{"commitment"},
                {"level"},
                {"area"},
                {"name"},
                {"people", Look::kCount},
                {"outside", Look::kCount},
                {"share", Look::kShare},
                {"at most", Look::kShare},
                {"kept"}},
               1);
    for (std::size_t c = 0; c < measured.commitments.size(); ++c)
        for (const measures::CommitmentRow& commitment : measured.commitments[c].rows) {
            const measures::Level& level = measured.levels[commitment.level];
            book.text(measured.plan.commitments[c].name);
            book.text(level.key);
            book.text(level.areas[commitment.area].code);
            book.text(level.areas[commitment.area].name);
            book.number(commitment.people);
            book.number(commitment.outside);
            book.number(commitment.people > 0
                            ? std::optional(commitment.outside / commitment.people)
                            : std::nullopt);
            book.number(measured.plan.commitments[c].at_most);
            book.text(kept_in_words(commitment));
            book.end_row();
        }
}

/// The columns of the level sheets, then the statistics.
void write_words(Workbook& book, const std::vector<TableWords>& tables) {
    book.sheet("dictionary",
               {{"column"}, {"meaning"}, {"unit"}, {"formula"}, {"edges"}, {"source"}}, 1);
    const auto write = [&](const std::vector<ColumnWords>& rows) {
        for (const ColumnWords& words : rows) {
            for (const std::string* text : {&words.name, &words.meaning, &words.unit,
                                            &words.formula, &words.edges, &words.source})
                book.text(*text);
            book.end_row();
        }
    };
    for (const TableWords& table : tables) {
        if (table.file == "household_measures.csv") write(table.columns);
        if (table.file == "measures.csv") write(table.values);
    }
}

}  // namespace

void write_workbook(NewFile& file, const Measured& measured, const std::vector<TableWords>& tables,
                    const std::string& data_date) {
    Workbook book(file, measured.territory.name, data_date);
    write_contents(book, measured);
    const auto cells = headlines(measured);
    for (std::size_t l = 0; l < measured.levels.size(); ++l)
        write_level(book, measured, l, cells[l]);
    write_inequality(book, measured);
    if (!measured.commitments.empty()) write_promises(book, measured);
    write_words(book, tables);
    book.close();
}

}  // namespace relais::results
