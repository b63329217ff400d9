#pragma once

namespace relais::tools {

/// From here on a signal that asks the program to stop (SIGINT, SIGTERM, SIGHUP, where they are not
/// ignored) first removes unfinished output, then ends it as it would have. REQUIRES: no other
/// thread runs yet.
void leave_nothing_when_stopped();

}  // namespace relais::tools
