// Feeds any bytes to the PrefLib reader: it must answer with a file or with a FileError, never crash, hang or
// eat the memory; and what it reads, it must write so that it reads the same again.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <sstream>
#include <string>

#include "maillage/core/error.hpp"
#include "maillage/preference/preflib.hpp"

namespace {

maillage::PrefLibFile read(const std::string& text, const std::string& name) {
    std::istringstream stream(text);
    return maillage::read_preflib(stream, name);
}

std::string written(const maillage::PrefLibFile& file) {
    std::ostringstream stream;
    maillage::write_preflib(file, stream);
    return stream.str();
}

void require(bool holds, const char* what) {
    if (holds) return;
    std::cerr << "the PrefLib reader broke a promise: " << what << '\n';
    std::abort();
}

void check_round_trip(const maillage::PrefLibFile& file) {
    const std::string once = written(file);
    const maillage::PrefLibFile again = read(once, "again");
    require(again.preferences == file.preferences, "written and read again, the ballots differ");
    require(again.alternatives == file.alternatives, "written and read again, the alternatives differ");
    require(again.categories == file.categories, "written and read again, the categories differ");
    require(again.kind == file.kind, "written and read again, the kind differs");
    require(maillage::metadata(again) == maillage::metadata(file),
            "written and read again, the metadata differ");
    require(written(again) == once, "what was written is not written again byte for byte");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    try {
        check_round_trip(read(text, "fuzz"));
    } catch (const maillage::FileError&) {
        // A refusal is an answer.
    }
    return 0;
}
