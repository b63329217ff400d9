#include "geodata/results/measures_parts.h"

namespace relais::results {
namespace {

/// The words of one table.
struct Words {
    std::string file;
    std::vector<Column> columns;
    std::vector<Column> values;
};

std::vector<Column> dictionary_columns() {
    return {{"file", Type::kText, "", "the table"},
            {"column", Type::kText, "",
             "its column; or column=text: a text that its cells may contain"},
            {"unit", Type::kText, "", "unit of its numbers"},
            {"meaning", Type::kText, "", "what it is"},
            {"formula", Type::kText, "", "how it is computed"},
            {"edges", Type::kText, "", "bounds, zeros and absences"},
            {"source", Type::kText, "", "by whom"}};
}

void add_words(Rows& rows, const Words& of) {
    const auto add = [&](const std::string& name, const Column& column) {
        rows.text(of.file)
            .text(name)
            .text(column.unit)
            .text(column.meaning)
            .text(column.formula)
            .text(column.edges)
            .text(column.source)
            .end();
    };
    for (const Column& column : of.columns) add(column.name, column);
    for (const Column& value : of.values) add(value.group + "=" + value.name, value);
}

}  // namespace

Table dictionary_table(const std::vector<Table>& tables, const Measured& measured) {
    std::vector<Words> all;
    for (const Table& table : tables)
        all.push_back({table.file_name() + ".csv", table.columns, table.values});
    all.push_back({"zones.csv", zone_columns(measured.territory), {}});
    all.push_back({"dictionary.csv", dictionary_columns(), {}});
    const auto write = [all = std::move(all)](Rows& rows) {
        for (const Words& words : all) add_words(rows, words);
    };
    return {"dictionary", dictionary_columns(), write, ShapeType::kNone, kInCsv};
}

Table dictionary_sheet(const Measured& measured) {
    const auto write = [&](Rows& rows) {
        const auto add = [&](const std::vector<Column>& columns) {
            for (const Column& column : columns)
                rows.text(column.name)
                    .text(column.meaning)
                    .text(column.unit)
                    .text(column.formula)
                    .text(column.edges)
                    .text(column.source)
                    .end();
        };
        add(measures_table(measured).values);
        add(household_measures_table(measured).columns);
    };
    return {"dictionary",
            {{"column"}, {"meaning"}, {"unit"}, {"formula"}, {"edges"}, {"source"}},
            write,
            ShapeType::kNone,
            kInSheets};
}

}  // namespace relais::results
