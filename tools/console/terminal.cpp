#include "tools/console/terminal.h"

#include <algorithm>
#include <cstdio>

#include <fmt/format.h>
#include <unistd.h>

namespace relais::tools {
namespace {

constexpr int kBarWidth = 30;

/// A closed standard error is not a failure.
void tell(const std::string& text) {
    std::fputs(text.c_str(), stderr);
    std::fflush(stderr);
}

}  // namespace

Terminal::Terminal() : interactive_(isatty(STDERR_FILENO) == 1) {}

Terminal::~Terminal() {
    clear();
}

void Terminal::say(std::string_view line) {
    clear();
    tell(fmt::format("{}\n", line));
}

void Terminal::show(std::string_view step, double done) {
    if (!interactive_) return;
    const int filled = static_cast<int>(std::clamp(done, 0.0, 1.0) * kBarWidth);
    const std::string bar =
        fmt::format("{:─<{}}{:<{}} {}", "", filled, "", kBarWidth - filled, step);
    if (bar == drawn_) return;
    tell("\r\x1b[K" + bar);
    drawn_ = bar;
}

Progress Terminal::progress() {
    return [this](std::string_view step, double done) { show(step, done); };
}

void Terminal::clear() {
    if (drawn_.empty()) return;
    tell("\r\x1b[K");
    drawn_.clear();
}

}  // namespace relais::tools
