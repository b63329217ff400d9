#include "engine/cch/kernel/dispatch.h"

#include <cstdlib>
#include <string>

#include "engine/core/error.h"

namespace relais::cch::kernel {

std::vector<const Variant*> available() {
    std::vector<const Variant*> variants{&kBaseline};
#if defined(__x86_64__)
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx2")) variants.push_back(&kAvx2);
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl"))
        variants.push_back(&kAvx512);
#endif
    return variants;
}

const Variant& choose(std::string_view name) {
    const auto variants = available();
    if (name.empty()) return *variants.back();
    for (const Variant* variant : variants)
        if (name == variant->name) return *variant;
    std::string names;
    for (const Variant* variant : variants)
        names += (names.empty() ? "" : ", ") + std::string(variant->name);
    throw Error("environment variable RELAIS_KERNEL is '" + std::string(name) +
                "', which this machine cannot run: unset it or use one of " + names);
}

const Variant& chosen() {
    static const Variant& variant = [] {
        const char* name = std::getenv("RELAIS_KERNEL");
        return std::ref(choose(name == nullptr ? "" : name));
    }();
    return variant;
}

}  // namespace relais::cch::kernel
