#pragma once

#include <functional>
#include <string>
#include <string_view>

#include <ogrsf_frmts.h>

#include "geodata/results/table.h"
#include "geodata/tables/messages.h"

namespace relais::results {

/// Throws Error: it could not be written, for that reason. Never returns.
using Fail = std::function<void(std::string_view reason)>;

/// Makes the layer `name` of a dataset, in WGS 84, and writes the table into it; returns its number
/// of rows. `options` are those of the driver, as "KEY=VALUE", null at the end. Throws by `fail`.
GIntBig write_layer(GDALDataset& dataset, const std::string& name, const Table& table,
                    const char* const* options, const tables::MessageTrap& messages,
                    const Fail& fail);

}  // namespace relais::results
