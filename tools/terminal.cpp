#include "tools/terminal.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace relais::tools {
namespace {
constexpr int kBarWidth = 30;
}

Terminal::Terminal() : interactive_(isatty(STDERR_FILENO) == 1) {}

Terminal::~Terminal() {
    clear();
}

void Terminal::say(std::string_view line) {
    clear();
    fmt::print(stderr, "{}\n", line);
}

void Terminal::show(std::string_view step, double done) {
    if (!interactive_) return;
    const int filled = static_cast<int>(std::clamp(done, 0.0, 1.0) * kBarWidth);
    const std::string bar =
        fmt::format("{:─<{}}{:<{}} {}", "", filled, "", kBarWidth - filled, step);
    if (bar == drawn_) return;
    fmt::print(stderr, "\r\x1b[K{}", bar);
    std::fflush(stderr);
    drawn_ = bar;
}

Progress Terminal::progress() {
    return [this](std::string_view step, double done) { show(step, done); };
}

void Terminal::clear() {
    if (drawn_.empty()) return;
    fmt::print(stderr, "\r\x1b[K");
    std::fflush(stderr);
    drawn_.clear();
}

}  // namespace relais::tools
