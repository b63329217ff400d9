#include <algorithm>
#include <unordered_set>

#include <fmt/format.h>

#include "engine/territory/demand_groups.h"
#include "geodata/countries/france.h"
#include "geodata/households/cells.h"
#include "geodata/households/files.h"
#include "geodata/households/grid_layouts.h"
#include "geodata/study/inputs.h"
#include "geodata/tables/bad_rows.h"

namespace relais::households {
namespace {

constexpr const char* kNobody = "without people";
constexpr std::size_t kCodeSigns = 5;  // of a French commune

class GridReader {
  public:
    GridReader(const study::HouseholdsInput& input, const territory::Territory& territory)
        : table_(study::table_of(input.file)),
          columns_(*recognise_grid(table_)),
          box_(box_of_zones(territory)),
          cells_(std::make_shared<Cells>()) {
        if (!input.weight.empty()) columns_.weight = table_.column(input.weight);
        for (const auto& [key, column] : input.groups) take_group(key, column);
        for (const territory::Zone& zone : territory.zones) codes_.insert(zone.code);
        add_codes_of_cities();
        for (const auto& group : columns_.groups)
            people_.counts.groups.push_back({std::string{group.key}, {}});
        table_.keep_only(columns_.all());
        reading_ = study::reading_of(table_, std::string{columns_.layout->title}, "");
    }

    /// Cells may name the arrondissements of a zone, or the commune whose arrondissements are
    /// zones.
    void add_codes_of_cities() {
        for (const char* commune : {"75056", "69123", "13055"}) {
            const std::vector<std::string> parts = countries::arrondissements_of(commune);
            const auto is_zone = [this](const std::string& code) { return codes_.contains(code); };
            if (std::all_of(parts.begin(), parts.end(), is_zone))
                codes_.insert(commune);
            else if (codes_.contains(commune))
                codes_.insert(parts.begin(), parts.end());
        }
    }

    study::Unplaced read(const Progress& progress) {
        const std::size_t size = table_.size();
        tables::for_each_row(table_, [&] {
            read_row();
            report_rows(progress, reading_.rows, size);
        });
        if (reading_.rows == 0)
            table_.fail("it contains no cell; name another layer or correct where");
        if (cells_->size() == 0)
            table_.fail(fmt::format(
                "none of its {} cells touches the zones; give the grid of the same area",
                reading_.rows));
        if (const auto twins = cells_->close())
            table_.fail(fmt::format(
                "the cell {} is in {} and in {}; keep one of them", cells_->name(twins->first),
                table_.row_name(row_of_[twins->first]), table_.row_name(row_of_[twins->second])));
        people_.areas = cells_;
        people_.what = fmt::format("cells of {} ({})", file_name(), columns_.layout->title);
        return std::move(people_);
    }

    /// Adds the result of reading to the study. REQUIRES: read.
    void finish(study::Study& study) {
        note(study.territory.notes);
        reading_.crs = cells_->crs();
        reading_.extent = cells_->extent();
        study::record_reading(std::move(reading_), study);
    }

  private:
    void note(std::vector<std::string>& notes) const {
        for (const NamedRows& rows : reading_.left_out)
            notes.push_back(
                rows.reason == kNobody
                    ? fmt::format("Cells of {} {}: {}.", file_name(), kNobody, rows.rows)
                    : fmt::format("Cells of {} {}, left out: {} of {}.", file_name(), rows.reason,
                                  rows.rows, reading_.rows));
        if (estimated_ > 0)
            notes.push_back(fmt::format(
                "Cells of {} whose figures its producer estimated for statistical confidentiality: "
                "{}, with {:.1f} % of the people.",
                file_name(), estimated_, 100 * estimated_people_ / std::max(people_sum_, 1.0)));
        if (secret_ > 0)
            notes.push_back(fmt::format("Figures of {} that are not published, counted as 0: {}.",
                                        file_name(), secret_));
    }

    [[nodiscard]] std::string file_name() const {
        return std::filesystem::path(table_.file_name()).filename().string();
    }

    /// A group of territory.toml replaces that of the layout.
    void take_group(const std::string& key, const std::string& column) {
        std::erase_if(columns_.groups, [&key](const auto& group) { return group.key == key; });
        columns_.groups.push_back({territory::find_group_key(key)->key, {table_.column(column)}});
    }

    void read_row() {
        ++reading_.rows;
        const std::string text = table_.text(columns_.name);
        const std::optional<CellName> cell = parse_cell_name(text);
        if (!cell)
            table_.fail_row(
                fmt::format("\"{}\" in column \"{}\" is not a cell name such as "
                            "CRS3035RES200mN2029800E4252400; correct it, or name another column",
                            tables::shortened(text), columns_.name.name));
        const std::size_t grid = grid_of(*cell);
        if (windows_[grid] && !windows_[grid]->holds(cell->column, cell->row))
            return reading_.leave_out(table_.row(), "away from the zones");
        cells_->add(grid, cell->column, cell->row);
        row_of_.push_back(static_cast<std::uint32_t>(table_.row()));
        read_amounts();
        if (columns_.communes) people_.whole.push_back(lies_in_zones());
    }

    std::size_t grid_of(const CellName& cell) {
        if (cell.grid.prefix == last_prefix_) return last_grid_;
        last_grid_ = cells_->grid(cell.grid);
        last_prefix_ = cell.grid.prefix;
        if (last_grid_ == windows_.size())
            windows_.push_back(box_ ? cells_->window(last_grid_, *box_) : std::nullopt);
        return last_grid_;
    }

    double read_amount(const tables::Column& column) {
        const bool secret =
            columns_.layout->negative_is_secret && table_.number(column).value_or(0) < 0;
        if (!secret)
            if (const std::optional<double> amount = table_.amount(column)) return *amount;
        ++secret_;
        return 0;
    }

    void read_amounts() {
        study::Counts& counts = people_.counts;
        const double weight = read_amount(columns_.weight);
        bool anybody = weight > 0;
        for (std::size_t g = 0; g < columns_.groups.size(); ++g) {
            double sum = 0;
            for (const tables::Column& column : columns_.groups[g].columns)
                sum += read_amount(column);
            counts.groups[g].of_area.push_back(sum);
            anybody = anybody || sum > 0;
        }
        counts.weight.push_back(weight);
        people_.waits.push_back(anybody);
        if (!anybody) reading_.leave_out(table_.row(), kNobody);
        people_sum_ += weight;
        doubt_amounts(counts, table_.row(), reading_);
        if (columns_.estimated && table_.number(*columns_.estimated).value_or(0) != 0) {
            ++estimated_;
            estimated_people_ += weight;
        }
    }

    /// Whether every commune that the cell touches is a zone.
    [[nodiscard]] bool lies_in_zones() const {
        const std::string communes = table_.text(*columns_.communes);
        if (communes.empty() || communes.size() % kCodeSigns != 0) return false;
        for (std::size_t i = 0; i < communes.size(); i += kCodeSigns)
            if (!codes_.contains(communes.substr(i, kCodeSigns))) return false;
        return true;
    }

    tables::Table table_;
    GridColumns columns_;
    std::optional<tables::Plane::Box> box_;
    std::unordered_set<std::string> codes_;  ///< of zones
    std::shared_ptr<Cells> cells_;
    std::vector<std::uint32_t> row_of_;                  ///< by area
    std::vector<std::optional<Cells::Window>> windows_;  ///< by grid
    std::string last_prefix_;
    std::size_t last_grid_ = 0;
    study::Unplaced people_;
    Reading reading_;
    std::size_t estimated_ = 0;
    std::size_t secret_ = 0;
    double people_sum_ = 0;
    double estimated_people_ = 0;
};

}  // namespace

study::Unplaced read_grid(const study::HouseholdsInput& input, study::Study& study,
                          const Progress& progress) {
    GridReader reader(input, study.territory);
    study::Unplaced people = reader.read(progress);
    reader.finish(study);
    study.territory.unit = input.unit.value_or(territory::WeightUnit::kPeople);
    return people;
}

}  // namespace relais::households
