#pragma once

#include <string>

#include "engine/territory/territory.h"
#include "render/atlas/document/options.h"
#include "render/draw/document.h"

namespace relais::atlas {

/// ISO 8601: of the data, or what SOURCE_DATE_EPOCH says; never the clock's.
[[nodiscard]] std::string document_date(const territory::Territory& territory);

/// The properties of a document in the language of `options`.
[[nodiscard]] draw::Metadata metadata_of(const std::string& title, const std::string& subject,
                                         const std::string& keywords,
                                         const territory::Territory& territory,
                                         const Options& options);

}  // namespace relais::atlas
