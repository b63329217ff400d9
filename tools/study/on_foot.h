#pragma once

#include <optional>

#include "render/atlas/document/insights.h"
#include "tools/console/terminal.h"
#include "tools/study/analysis.h"

namespace relais::tools {

/// How far people are from the services on foot, where they travel by car and the extract maps the
/// paths of walkers too; nothing elsewhere. Imports the roads once more, for the profile walk.
[[nodiscard]] std::optional<atlas::OnFoot> on_foot_of(const Analysis& found,
                                                      const NetworkOptions& options,
                                                      Terminal& terminal);

}  // namespace relais::tools
