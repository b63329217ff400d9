# cmake -DINPUT= -DOUTPUT= -DNAMESPACE= -DNAME= -P EmbedText.cmake
file(READ ${INPUT} hex HEX)
string(REGEX REPLACE "(................................)" "\\1\n" hex "${hex}")
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${hex}")
file(WRITE ${OUTPUT} "#include <string_view>
namespace ${NAMESPACE} {
namespace {
constexpr char ${NAME}Bytes[] = {${bytes}'\\0'};
}
extern const std::string_view ${NAME};
const std::string_view ${NAME}{${NAME}Bytes, sizeof ${NAME}Bytes - 1};
}
")
