#include "geodata/results/workbook.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <utility>

#include <xlsxwriter.h>

namespace relais::results {
namespace {

constexpr std::size_t kNarrowest = 9, kWidest = 60, kWidestHeading = 18;
constexpr std::size_t kSureOfALine = kWidest - 8;  // characters: lines end where words do
constexpr std::size_t kColumnsOfAPage = 12;        // more would be too small to read
constexpr double kLineHeight = 15;                 // points
constexpr std::size_t kLongestName = 31;           // of a sheet, by Excel's rules

constexpr const char* kLooks[] = {"@", "#,##0", "#,##0.0", "0.0000", "0.0 %"};

constexpr std::size_t kLookOf[] = {0, 1, 1, 2, 1, 2, 4, 3, 3, 2};  // by type

/// When a date is not known: the first that the format can hold as a file's.
constexpr std::time_t kSomeTime = 315'532'800;  // 1980-01-01

std::time_t time_of(const std::string& date) {
    std::tm parts{};
    if (std::sscanf(date.c_str(), "%4d-%2d-%2d", &parts.tm_year, &parts.tm_mon, &parts.tm_mday) !=
        3)
        return kSomeTime;
    parts.tm_year -= 1900;
    parts.tm_mon -= 1;
    return timegm(&parts);
}

/// Characters, not bytes.
std::size_t length_of(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xc0) != 0x80; }));
}

lxw_format* make(lxw_workbook* book, const char* number_format) {
    lxw_format* format = workbook_add_format(book);
    if (number_format != nullptr) format_set_num_format(format, number_format);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    return format;
}

}  // namespace

Workbook::Workbook(NewFile& file, const std::string& title, const std::string& date) : file_(file) {
    book_ = workbook_new(file.temporary_name().c_str());
    if (book_ == nullptr) file_.fail("out of memory");
    lxw_doc_properties properties{};
    std::string name = title;
    properties.title = name.data();
    properties.created = time_of(date);
    workbook_set_properties(book_, &properties);
    for (const char* number_format : kLooks) looks_.push_back(make(book_, number_format));
    format_set_text_wrap(looks_[0]);
    heading_ = make(book_, nullptr);
    format_set_bold(heading_);
    format_set_text_wrap(heading_);
    format_set_bottom(heading_, LXW_BORDER_THIN);
    group_ = make(book_, nullptr);
    format_set_bold(group_);
    unit_ = make(book_, nullptr);
    format_set_italic(unit_);
    format_set_text_wrap(unit_);
}

Workbook::~Workbook() {
    if (book_ != nullptr) lxw_workbook_free(book_);
}

void Workbook::sheet(const std::string& name, std::vector<Column> columns, int keys) {
    finish_sheet();
    std::string allowed = name;
    std::erase_if(allowed, [](char c) {
        return std::string_view("[]:*?/\\").find(c) != std::string_view::npos;
    });
    sheet_ = workbook_add_worksheet(book_, allowed.substr(0, kLongestName).c_str());
    if (sheet_ == nullptr) file_.fail("two of its sheets have the same name: " + allowed);
    columns_ = std::move(columns);
    write_headings();
    worksheet_freeze_panes(sheet_, heading_row_ + 1, static_cast<lxw_col_t>(keys));
    worksheet_set_landscape(sheet_);
    worksheet_set_paper(sheet_, 9);  // A4
    if (columns_.size() <= kColumnsOfAPage) worksheet_fit_to_pages(sheet_, 1, 0);
    worksheet_repeat_rows(sheet_, 0, heading_row_);
    row_ = heading_row_ + 1;
    column_ = 0;
}

void Workbook::write_headings() {
    const bool grouped = std::any_of(columns_.begin(), columns_.end(),
                                     [](const Column& column) { return !column.group.empty(); });
    heading_row_ = grouped ? 2 : 0;
    widths_.assign(columns_.size(), kNarrowest);
    for (std::size_t c = 0; c < columns_.size(); ++c) {
        const Column& column = columns_[c];
        const auto place = static_cast<lxw_col_t>(c);
        if (grouped) {
            if (c == 0 || column.group != columns_[c - 1].group)
                worksheet_write_string(sheet_, 0, place, column.group.c_str(), group_);
            worksheet_write_string(sheet_, 1, place, column.unit.c_str(), unit_);
        }
        const std::string& heading = column.heading.empty() ? column.name : column.heading;
        worksheet_write_string(sheet_, heading_row_, place, heading.c_str(), heading_);
        widths_[c] = std::clamp(length_of(heading) + 2, kNarrowest, kWidestHeading);
    }
}

lxw_format* Workbook::format_of(Type type) const {
    return looks_[kLookOf[static_cast<std::size_t>(type)]];
}

void Workbook::write_text(std::string_view text) {
    const std::size_t length = length_of(text);
    std::size_t& width = widths_[column_];
    width = std::max(width, std::min(length + 2, kWidest));
    lines_ = std::max(lines_, (length + kSureOfALine - 1) / kSureOfALine);
    if (!text.empty())
        worksheet_write_string(sheet_, row_, column_, std::string(text).c_str(),
                               format_of(Type::kText));
    ++column_;
}

void Workbook::write_number(double value) {
    worksheet_write_number(sheet_, row_, column_, value, format_of(columns_[column_].type));
    ++column_;
}

void Workbook::end_row() {
    if (row_ >= LXW_ROW_MAX) file_.fail("a sheet cannot have more than 1,048,576 rows");
    // Not every office program gives wrapped text the height that it needs.
    if (lines_ > 1)
        worksheet_set_row(sheet_, row_, kLineHeight * static_cast<double>(lines_), nullptr);
    lines_ = 1;
    ++row_;
    column_ = 0;
}

void Workbook::finish_sheet() {
    if (sheet_ == nullptr) return;
    for (std::size_t c = 0; c < widths_.size(); ++c) {
        const auto place = static_cast<lxw_col_t>(c);
        worksheet_set_column(sheet_, place, place, static_cast<double>(widths_[c]), nullptr);
    }
    if (row_ > heading_row_ + 1)
        worksheet_autofilter(sheet_, heading_row_, 0, row_ - 1,
                             static_cast<lxw_col_t>(columns_.size() - 1));
    sheet_ = nullptr;
}

void Workbook::close() {
    finish_sheet();
    const lxw_error error = workbook_close(std::exchange(book_, nullptr));
    if (error != LXW_NO_ERROR) file_.fail(lxw_strerror(error));
}

void write_workbook(NewFile& file, const std::vector<const Table*>& tables, const About& about) {
    Workbook book(file, about.title, about.data_date);
    for (const Table* table : tables) {
        book.sheet(table->name, table->columns, table->keys);
        table->write(book);
    }
    book.close();
}

}  // namespace relais::results
