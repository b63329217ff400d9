#pragma once

#include <string>

namespace relais::tables {

/// Registers GDAL's drivers; cheap when done already.
void start_gdal();

/// During its lifetime, GDAL's messages of this thread are kept here instead of being printed; the
/// last one gives the reason why a call failed.
class MessageTrap {
  public:
    MessageTrap();
    ~MessageTrap();
    MessageTrap(const MessageTrap&) = delete;
    MessageTrap& operator=(const MessageTrap&) = delete;

    /// The last warning or failure, as a clause: no line breaks, no full stop. Never empty.
    [[nodiscard]] std::string reason() const;
    /// Whether a call failed; warnings do not count.
    [[nodiscard]] bool failed() const { return failed_; }

  private:
    std::string last_;
    bool failed_ = false;
};

}  // namespace relais::tables
