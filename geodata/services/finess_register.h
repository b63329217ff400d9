#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "geodata/study/service_list.h"
#include "geodata/tables/plane.h"
#include "geodata/taxonomy/taxonomy.h"

namespace relais::services {

/// `code` with the zeros that a spreadsheet took away, to so many digits.
[[nodiscard]] std::string with_zeros(std::string code, std::size_t digits);
/// The same for the number of an establishment.
[[nodiscard]] std::string finess_number(std::string number);

/// Collects the establishments of a FINESS file of any layout, and adds them to `list`.
class FinessRegister {
  public:
    /// Both must outlive it.
    FinessRegister(study::ServiceList& list, const taxonomy::Taxonomy& taxonomy)
        : list_(list), taxonomy_(taxonomy) {}

    /// Adds an establishment of a kind (the register's category, "500") unless the kind is unknown;
    /// a later record of the same one is left out.
    void add(study::ServiceRecord record, std::string_view kind);

    /// The coordinates of an added establishment, in the projection that `description` names (as
    /// "1,ATLASANTE,100,IGN,BD_ADRESSE,V2.2,LAMBERT_93"). False where it is not in the list.
    bool locate(const std::string& id, const std::string& x, const std::string& y,
                std::string_view description);

    void see_siret(std::string_view siret);

    /// After the last record: remarks on the file as a whole.
    void finish();

  private:
    std::optional<Coordinate> place(std::size_t row, const std::string& x, const std::string& y,
                                    std::string_view description);

    study::ServiceList& list_;
    const taxonomy::Taxonomy& taxonomy_;
    tables::Planes planes_;
    std::unordered_map<std::string, std::size_t> index_of_;
    std::vector<std::string> crs_;
    std::size_t spoilt_ = 0;
};

}  // namespace relais::services
