#include "geodata/tables/messages.h"

#include <algorithm>

#include <cpl_error.h>
#include <gdal.h>

namespace relais::tables {

void start_gdal() {
    static const bool once = [] {
        GDALAllRegister();
        return true;
    }();
    static_cast<void>(once);
}

MessageTrap::MessageTrap() {
    CPLPushErrorHandlerEx(
        [](CPLErr severity, CPLErrorNum, const char* message) {
            if (severity < CE_Warning || message == nullptr) return;
            auto* trap = static_cast<MessageTrap*>(CPLGetErrorHandlerUserData());
            if (trap->failed_ && severity < CE_Failure) return;
            trap->failed_ = severity >= CE_Failure;
            trap->last_ = message;
        },
        this);
}

MessageTrap::~MessageTrap() {
    CPLPopErrorHandler();
}

std::string MessageTrap::reason() const {
    if (last_.empty()) return "GDAL gives no reason";
    std::string clause = last_;
    std::replace(clause.begin(), clause.end(), '\n', ' ');
    while (!clause.empty() && (clause.back() == '.' || clause.back() == ' ')) clause.pop_back();
    return clause;
}

}  // namespace relais::tables
