#include "geodata/tables/recoder.h"

#include <array>
#include <cassert>

#include <unicode/ucnv.h>

namespace relais::tables {
namespace {

struct Close {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, Close>;

Converter open_converter(const char* name) {
    UErrorCode status = U_ZERO_ERROR;
    Converter converter(ucnv_open(name, &status));
    assert(U_SUCCESS(status));  // ICU is built with these
    return converter;
}

const char* name_of(Encoding encoding) {
    if (encoding == Encoding::kUtf16) return "UTF-16";
    return encoding == Encoding::kWindows1252 ? "windows-1252" : "UTF-8";
}

}  // namespace

struct Recoder::State {
    Encoding encoding;
    Converter from, to;
    std::array<UChar, 4096> pivot{};
    UChar* read = pivot.data();
    UChar* write = pivot.data();
    bool began = false;
};

Recoder::Recoder(Encoding from)
    : state_(new State{from, open_converter(name_of(from)), open_converter("UTF-8")}) {}
Recoder::~Recoder() = default;

std::string Recoder::next(std::string_view bytes, bool last) {
    State& state = *state_;
    if (!state.began && bytes.starts_with(kByteOrderMark))
        bytes.remove_prefix(kByteOrderMark.size());
    state.began = true;
    if (state.encoding == Encoding::kUtf8 || state.encoding == Encoding::kUtf8Marked)
        return std::string{bytes};
    std::string result;
    std::array<char, 16384> block;
    const char* source = bytes.data();
    UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
    while (status == U_BUFFER_OVERFLOW_ERROR) {
        status = U_ZERO_ERROR;
        char* target = block.data();
        ucnv_convertEx(state.to.get(), state.from.get(), &target, block.data() + block.size(),
                       &source, bytes.data() + bytes.size(), state.pivot.data(), &state.read,
                       &state.write, state.pivot.data() + state.pivot.size(), 0,
                       static_cast<UBool>(last ? 1 : 0), &status);
        result.append(block.data(), static_cast<std::size_t>(target - block.data()));
    }
    return result;
}

}  // namespace relais::tables
