#include "geodata/tables/csv_layer.h"

#include <algorithm>
#include <set>
#include <utility>

#include <cpl_string.h>
#include <cpl_vsi.h>
#include <fmt/format.h>

#include "engine/core/error.h"
#include "geodata/tables/cell.h"
#include "geodata/tables/messages.h"

namespace relais::tables {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostBytes = std::size_t{16} << 20;  // of a row

fs::path without_gz(const std::string& name) {
    const fs::path path(name);
    return EQUAL(path.extension().c_str(), ".gz") ? path.parent_path() / path.stem() : path;
}

/// The bytes of a file, of one in an archive when it is unpacked.
double size_of(const std::string& unpacked) {
    const MessageTrap quiet;
    VSIStatBufL stat;
    return VSIStatL(unpacked.c_str(), &stat) == 0 ? static_cast<double>(stat.st_size) : 0;
}

/// The end of the line that begins at `position`, break included; npos: it is not in the text.
std::size_t end_of_line(std::string_view text, std::size_t position, bool is_last) {
    const std::size_t end = text.find_first_of("\r\n", position);
    if (end == std::string_view::npos) return is_last ? text.size() : end;
    if (text[end] == '\n') return end + 1;
    if (end + 1 == text.size()) return is_last ? end + 1 : std::string_view::npos;
    return end + (text[end + 1] == '\n' ? 2 : 1);
}

}  // namespace

bool CsvLayer::names_csv(const std::string& name) {
    const std::string extension = without_gz(name).extension().string();
    for (const char* known : {".csv", ".tsv", ".psv", ".txt"})
        if (EQUAL(extension.c_str(), known)) return true;
    return false;
}

CsvLayer::CsvLayer(const fs::path& file, const std::string& unpacked, Options options)
    : file_(file), options_(std::move(options)), blocks_(file) {
    recoder_.emplace(encoding_of(file));
    read_more();
    if (!text_.empty())
        rows_about_ = static_cast<std::size_t>(
            static_cast<double>(std::count(text_.begin(), text_.end(), '\n')) *
            std::max(1.0, size_of(unpacked) / static_cast<double>(text_.size())));
    columns_ = new OGRFeatureDefn(without_gz(unpacked).stem().string().c_str());
    columns_->Reference();
    columns_->SetGeomType(wkbNone);
    SetDescription(columns_->GetName());
    try {
        read_names();
    } catch (...) {
        columns_->Release();
        throw;
    }
}

CsvLayer::~CsvLayer() {
    columns_->Release();
}

bool CsvLayer::read_more() {
    if (is_last_) return false;
    const std::span<char> block = blocks_.next();
    is_last_ = block.empty();
    text_.erase(0, position_);
    position_ = 0;
    text_ += recoder_->next({block.data(), block.size()}, is_last_);
    return true;
}

/// Title lines, which may contain anything.
void CsvLayer::skip_lines() {
    for (std::size_t i = 0; i < options_.skip; ++i) {
        std::size_t end = end_of_line(text_, position_, is_last_);
        while (end == std::string::npos && text_.size() - position_ < kMostBytes && read_more())
            end = end_of_line(text_, position_, is_last_);
        if (end == std::string::npos) fail("a line above the header line does not end");
        position_ = end;
        ++number_;
    }
}

void CsvLayer::read_names() {
    constexpr std::string_view kSeparatorLine = "sep=";  // as a spreadsheet understands it
    skip_lines();
    while (text_.size() - position_ < kMostBytes / 16 && read_more()) {
    }
    const std::string_view rest = std::string_view(text_).substr(position_);
    if (rest.starts_with(kSeparatorLine) && rest.size() > 5 && rest.find_first_of("\r\n") == 5) {
        grammar_.separator = rest[4];
        position_ += end_of_line(rest, 0, is_last_);
    } else {
        grammar_.separator = options_.header.empty() ? csv_separator_of(rest, is_last_)
                                                     : csv_separator_of(options_.header, true);
    }
    if (!options_.header.empty()) {
        std::size_t begin = 0;
        CsvOptions whole = grammar_;
        static_cast<void>(read_csv_row(options_.header, begin, whole, row_));
    } else if (!read_row()) {
        fail("the file is empty; give one with a header line and rows");
    }
    std::set<std::string> known;
    for (std::size_t i = 0; i < row_.cells.size(); ++i) {
        const std::string cell = row_.cells[i].value();
        std::string name{trimmed(cell)};
        if (name.empty()) name = fmt::format("field_{}", i + 1);
        const std::string base = name;
        for (int n = 2; !known.insert(name).second; ++n) name = fmt::format("{}{}", base, n);
        OGRFieldDefn column(name.c_str(), OFTString);
        columns_->AddFieldDefn(&column);
    }
}

CsvEnd CsvLayer::read_line(CsvRow& row) {
    grammar_.is_last = is_last_;
    if (options_.header.empty()) return read_csv_row(text_, position_, grammar_, row);
    const std::size_t end = end_of_line(text_, position_, is_last_);
    if (end == std::string::npos) return CsvEnd::kCutOff;
    const std::string_view line = std::string_view(text_).substr(position_, end - position_);
    position_ = end;
    std::size_t begin = 0;
    CsvOptions whole = grammar_;
    whole.is_last = true;
    if (std::count(line.begin(), line.end(), '"') % 2 == 0) {
        const CsvEnd how = read_csv_row(line, begin, whole, row);
        if (how != CsvEnd::kOpenQuote) return how;
    }
    mended_ = line;
    std::replace(mended_.begin(), mended_.end(), '"', '\'');
    begin = 0;
    return read_csv_row(mended_, begin, whole, row);
}

bool CsvLayer::read_row() {
    for (;;) {
        ++number_;
        const auto read = [this] {
            return position_ == text_.size() ? CsvEnd::kCutOff : read_line(row_);
        };
        std::size_t begin = position_;
        CsvEnd end = read();
        while (end == CsvEnd::kCutOff && read_more()) {
            if (text_.size() - position_ > kMostBytes) fail_open_quote();
            begin = position_;
            end = read();
        }
        if (end == CsvEnd::kCutOff) return false;
        check_row(begin, end);
        if (!row_.is_blank()) return true;
    }
}

void CsvLayer::check_row(std::size_t begin, CsvEnd end) {
    if (end == CsvEnd::kOpenQuote) fail_open_quote();
    const std::string_view raw = std::string_view(text_).substr(begin, position_ - begin);
    if (raw.find('\0') != std::string_view::npos)
        fail(
            fmt::format("row {}: it contains a zero byte; the file is damaged, or UTF-16 without a "
                        "byte order mark; download it again, or save it as UTF-8",
                        number_));
    cells_ = row_.cells.size();
    while (cells_ > 0 && row_.cells[cells_ - 1].text.empty() && !row_.cells[cells_ - 1].is_quoted)
        --cells_;
    const auto columns = static_cast<std::size_t>(columns_->GetFieldCount());
    if (columns == 0 || !options_.header.empty()) return;
    if (row_.breaks > 0 && joins_csv_rows(raw, grammar_.separator, columns))
        fail(
            fmt::format("row {}: unclosed quotation mark: the cell runs on into the following "
                        "rows; close it, or download the file again",
                        number_));
    if (end == CsvEnd::kText && row_.cells.size() < columns && columns > 1)
        fail(fmt::format("row {}: the file ends in the middle of the row; download it again",
                         number_));
}

void CsvLayer::fail_open_quote() const {
    fail(
        fmt::format("row {}: unclosed quotation mark in column {}: the cell runs on to the end of "
                    "the file; close it, or download the file again",
                    number_, name_of_column(row_.cells.empty() ? 0 : row_.cells.size() - 1)));
}

void CsvLayer::fail(std::string_view what) const {
    throw Error(fmt::format("{}{} {}", file_.string(), what.starts_with("row ") ? "," : ":", what));
}

std::string CsvLayer::name_of_column(std::size_t index) const {
    const int i = static_cast<int>(index);
    if (columns_ == nullptr || i >= columns_->GetFieldCount()) return std::to_string(index + 1);
    return fmt::format("\"{}\"", shortened(columns_->GetFieldDefn(i)->GetNameRef()));
}

OGRFeature* CsvLayer::GetNextFeature() {
    const int columns = columns_->GetFieldCount();
    while (read_row()) {
        OGRFeatureUniquePtr feature(new OGRFeature(columns_));
        feature->SetFID(static_cast<GIntBig>(number_));
        const int count = std::min(columns, static_cast<int>(row_.cells.size()));
        for (int i = 0; i < count; ++i) {
            if (columns_->GetFieldDefn(i)->IsIgnored() != FALSE) continue;
            feature->SetField(i, row_.cells[static_cast<std::size_t>(i)].value().c_str());
        }
        if (m_poAttrQuery == nullptr || m_poAttrQuery->Evaluate(feature.get()) != FALSE)
            return feature.release();
    }
    return nullptr;
}

std::vector<std::vector<std::string>> CsvLayer::first_rows(const fs::path& file,
                                                           std::size_t count) {
    std::string text;
    Recoder recoder(encoding_of(file));
    Blocks blocks(file);
    const std::span<char> block = blocks.next();
    text = recoder.next({block.data(), block.size()}, false);
    std::vector<std::vector<std::string>> rows;
    std::size_t position = 0;
    while (rows.size() < count && position < text.size()) {
        const std::size_t end = end_of_line(text, position, true);
        const std::string_view line = std::string_view(text).substr(position, end - position);
        position = end;
        CsvRow row;
        std::size_t begin = 0;
        static_cast<void>(
            read_csv_row(line, begin, {csv_separator_of(line, true), true, true}, row));
        std::vector<std::string>& cells = rows.emplace_back();
        for (const CsvRow::Cell& cell : row.cells) {
            const std::string value = cell.value();
            cells.emplace_back(trimmed(value));
        }
    }
    return rows;
}

}  // namespace relais::tables
