#pragma once

#include <optional>
#include <string>

#include "engine/territory/territory.h"
#include "render/atlas/document/options.h"
#include "render/draw/document.h"

namespace relais::atlas {

/// The moment of SOURCE_DATE_EPOCH in ISO 8601 ("2026-11-30T00:00:00Z"); absent where it is not
/// set.
[[nodiscard]] std::optional<std::string> epoch_date();

/// ISO 8601: that of the data, or SOURCE_DATE_EPOCH; never that of the clock.
[[nodiscard]] std::string document_date(const territory::Territory& territory);

/// The properties of a document in the language of `options`.
[[nodiscard]] draw::Metadata metadata_of(const std::string& title, const std::string& subject,
                                         const std::string& keywords,
                                         const territory::Territory& territory,
                                         const Options& options);

}  // namespace relais::atlas
