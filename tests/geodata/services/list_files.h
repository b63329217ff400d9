#pragma once

#include <atomic>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include <gtest/gtest.h>
#include <unistd.h>

#include "engine/core/error.h"
#include "geodata/services/formats.h"

namespace relais::services {

/// A folder for one test, and what Relais makes of a list that is written there.
class ListFiles : public testing::Test {
  protected:
    void SetUp() override {
        static std::atomic<int> counter{0};
        folder_ = std::filesystem::temp_directory_path() /
                  ("relais-lists-" + std::to_string(::getpid()) + "-" + std::to_string(counter++));
        std::filesystem::create_directories(folder_);
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    [[nodiscard]] std::filesystem::path write(std::string_view text,
                                              const std::string& name = "list.csv") const {
        std::ofstream(folder_ / name, std::ios::binary) << text;
        return folder_ / name;
    }

    /// Recognises and reads; fails the test where it is not recognised.
    [[nodiscard]] study::ServiceList read(std::string_view text,
                                          const std::string& name = "list.csv") const {
        const tables::TableFile file{write(text, name), "", ""};
        auto list = read_list(file, taxonomy());
        if (!list) throw Error("not recognised");
        return std::move(*list);
    }

    static const taxonomy::Taxonomy& taxonomy() { return taxonomy::Taxonomy::standard(); }

    /// "childcare creche"
    static std::string keys(const study::ServiceRecord& record) {
        std::string result;
        for (const CategoryId category : record.categories)
            result += (result.empty() ? "" : " ") + taxonomy().entry(category).category.key;
        return result;
    }

    /// "2 without a place (row 3, 4)", one per reason.
    static std::string left_out(const study::ServiceList& list) {
        std::string result;
        for (const NamedRows& rows : list.left_out)
            result += (result.empty() ? "" : "; ") + std::to_string(rows.rows) + " " + rows.reason +
                      " (" + list.row_names(rows) + ")";
        return result;
    }

    std::filesystem::path folder_;
};

inline void expect_near(const std::optional<Coordinate>& place, double lon, double lat,
                        double metres) {
    ASSERT_TRUE(place);
    EXPECT_LE(distance_metres(*place, Coordinate::from_degrees(lon, lat)), metres)
        << place->lon() << ", " << place->lat();
}

}  // namespace relais::services
