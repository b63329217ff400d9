#include "engine/territory/names.h"

namespace relais::territory {

const std::string& name_in(const Translations& translations, const std::string& name,
                           const std::string& language) {
    const auto known = translations.find(name);
    if (known == translations.end() || known->second.empty()) return name;
    const OtherNames& names = known->second;
    for (const char* code : {language.c_str(), "", "en"})
        if (const auto found = names.find(code); found != names.end()) return found->second;
    return names.begin()->second;
}

}  // namespace relais::territory
