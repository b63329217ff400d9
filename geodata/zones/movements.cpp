#include "geodata/zones/movements.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "engine/core/error.h"
#include "geodata/countries/france.h"
#include "geodata/tables/bad_rows.h"
#include "geodata/tables/table.h"
#include "geodata/tables/text_file.h"

namespace relais::zones {
namespace {

[[noreturn]] void fail_unknown(const std::filesystem::path& file) {
    throw Error(
        fmt::format("{} is not a table of movements: it lacks the columns DATE_EFF, TYPECOM_AV, "
                    "COM_AV, TYPECOM_AP, COM_AP; give Insee's mvtcommune file",
                    file.string()));
}

bool holds_json(const std::string& text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first != std::string::npos && text[first] == '[';
}

}  // namespace

Movements Movements::read(const std::filesystem::path& file) {
    Movements movements;
    const std::string text = tables::to_utf8(tables::read_bytes(file));
    if (holds_json(text))
        movements.read_json(file, text);
    else
        movements.read_table(file);
    return movements;
}

void Movements::read_table(const std::filesystem::path& file) {
    tables::Table table({file, "", ""});
    const auto date = table.find_column("DATE_EFF");
    const auto kind_before = table.find_column("TYPECOM_AV");
    const auto before = table.find_column("COM_AV");
    const auto kind_after = table.find_column("TYPECOM_AP");
    const auto after = table.find_column("COM_AP");
    const auto name = table.find_column("LIBELLE_AP");
    if (!date || !kind_before || !before || !kind_after || !after) fail_unknown(file);
    tables::for_each_row(table, [&] {
        // Rows of other kinds are about delegated communes, which are not communes of their own.
        if (table.text(*kind_before) != "COM" || table.text(*kind_after) != "COM") return;
        add(table.text(*before), table.text(*after), table.text(*date),
            name ? table.text(*name) : std::string{});
    });
}

void Movements::read_json(const std::filesystem::path& file, const std::string& text) {
    try {
        for (const nlohmann::json& commune : nlohmann::json::parse(text)) {
            if (!commune.contains("anciensCodes")) continue;
            for (const nlohmann::json& old : commune.at("anciensCodes"))
                add(old.get<std::string>(), commune.at("code").get<std::string>(), "",
                    commune.value("nom", ""));
        }
    } catch (const nlohmann::json::exception&) {
        fail_unknown(file);
    }
    if (after_.empty()) fail_unknown(file);
}

void Movements::add(const std::string& before, const std::string& after, const std::string& date,
                    const std::string& name) {
    Name& known = names_[after];
    if (date >= known.date) known = {date, name};
    if (before == after) return;
    after_[before].push_back({after, date});
    before_[after].push_back({before, date});
}

std::vector<std::string> Movements::follow(const Steps& steps, const std::string& code,
                                           const Known& known) {
    std::set<std::string> seen = {code};
    std::set<std::string> found;
    std::vector<std::string> open = {code};
    while (!open.empty()) {
        const std::string here = std::move(open.back());
        open.pop_back();
        const auto changes = steps.find(here);
        if (changes == steps.end()) continue;
        const auto latest =
            std::max_element(changes->second.begin(), changes->second.end(),
                             [](const Step& a, const Step& b) { return a.date < b.date; });
        for (const Step& step : changes->second) {
            if (step.date != latest->date || !seen.insert(step.code).second) continue;
            if (known(step.code))
                found.insert(step.code);
            else
                open.push_back(step.code);
        }
    }
    return {found.begin(), found.end()};
}

std::vector<std::string> Movements::trace(const std::string& code, const Known& known) const {
    std::vector<std::string> found = follow(after_, code, known);
    if (!found.empty()) return found;
    if (const auto commune = countries::commune_of_arrondissement(code); commune && known(*commune))
        return {*commune};
    found = follow(before_, code, known);
    if (!found.empty()) return found;
    found = countries::arrondissements_of(code);
    std::erase_if(found, [&known](const std::string& part) { return !known(part); });
    return found;
}

std::string Movements::name(const std::string& code) const {
    const auto found = names_.find(code);
    return found == names_.end() ? std::string{countries::name_with_arrondissements(code)}
                                 : found->second.name;
}

}  // namespace relais::zones
