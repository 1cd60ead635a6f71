#pragma once
// Where the reference data stands: MAILLAGE_SHARED_DATA, or shared/data beside the checkout.

#include <cstdlib>
#include <filesystem>

#include <gtest/gtest.h>

namespace maillage::test {

inline std::filesystem::path shared_data() {
    if (const char* folder = std::getenv("MAILLAGE_SHARED_DATA")) return folder;
    return std::filesystem::path(MAILLAGE_SOURCE_DIR) / ".." / "shared" / "data";
}

}  // namespace maillage::test

/// Leaves the test, saying so, where the reference data is absent.
#define MAILLAGE_NEEDS_SHARED_DATA()                                   \
    if (!std::filesystem::is_directory(maillage::test::shared_data())) \
    GTEST_SKIP() << "reference data absent: set MAILLAGE_SHARED_DATA to its folder"
