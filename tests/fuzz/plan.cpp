// What to measure: the file of --measures, and its short form.

#include "geodata/measures/plan_file.h"
#include "tests/fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using relais::measures::read_plan;
    const std::string text = relais::fuzz::Input{bytes, size}.text();
    if (!text.ends_with(".toml"))
        relais::fuzz::accept_or_refuse([&] { static_cast<void>(read_plan(text)); });
    return relais::fuzz::read_file({bytes, size}, "plan.toml", [](const auto& file) {
        static_cast<void>(read_plan(file.string()));
    });
}
