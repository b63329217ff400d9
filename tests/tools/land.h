#pragma once

#include <string>

#include <gtest/gtest.h>

#include "tests/support/program.h"

namespace relais::testing_support {

/// A small demonstration territory, land/territory.toml, made once for all tests of a suite.
template <class Suite>
class OnLand : public testing::Test {
  protected:
    static void SetUpTestSuite() {
        folder_ = new Folder;
        ASSERT_EQ(run("demo land --communes 4 --households 60").exit_code, 0);
    }
    static void TearDownTestSuite() {
        delete folder_;
        folder_ = nullptr;
    }
    static Outcome run(const std::string& arguments, const std::string& before = {}) {
        return run_relais(*folder_, arguments, before);
    }
    static std::string text(const std::string& name) { return read_file(*folder_ / name); }
    static void write(const std::string& name, const std::string& text) {
        write_file(*folder_ / name, text);
    }

    static inline Folder* folder_ = nullptr;
};

}  // namespace relais::testing_support
