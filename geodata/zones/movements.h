#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace relais::zones {

/// How the codes of communes followed one another: mergers, splits, changes of code. In addition to
/// the content of the file, the municipal arrondissements of Paris, Lyon and Marseille became their
/// commune.
class Movements {
  public:
    /// No changes, except for the arrondissements.
    Movements() = default;

    /// Reads Insee's table of movements (columns MOD, DATE_EFF, TYPECOM_AV, COM_AV, TYPECOM_AP,
    /// COM_AP, LIBELLE_AP), or a JSON list of communes with their `anciensCodes` as data.gouv.fr's
    /// "découpage administratif" has them. Throws Error for anything else.
    [[nodiscard]] static Movements read(const std::filesystem::path& file);

    using Known = std::function<bool(const std::string&)>;
    /// The known codes that `code` became, else those from which it was made, over as many steps as
    /// needed, by its latest change: codes were merged, restored and merged again. Rising; empty:
    /// none. O(steps).
    [[nodiscard]] std::vector<std::string> trace(const std::string& code, const Known& known) const;

    /// The latest name of a code that something became; empty: not known.
    [[nodiscard]] std::string name(const std::string& code) const;

  private:
    struct Step {
        std::string code;
        std::string date;  ///< ISO; empty: not known
    };
    using Steps = std::unordered_map<std::string, std::vector<Step>>;
    struct Name {
        std::string date, name;
    };

    void read_table(const std::filesystem::path& file);
    void read_json(const std::filesystem::path& file, const std::string& text);
    void add(const std::string& before, const std::string& after, const std::string& date,
             const std::string& name);
    static std::vector<std::string> follow(const Steps& steps, const std::string& code,
                                           const Known& known);

    Steps after_;
    Steps before_;
    std::unordered_map<std::string, Name> names_;
};

}  // namespace relais::zones
