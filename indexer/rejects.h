// What could not be read: counted, named, and written down for the user.
#pragma once

#include <cstdint>
#include <fstream>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace backfile {

/// How many rejects are shown before they are only counted.
inline constexpr std::uint64_t rejects_shown = 5;

/// Takes rejects from any thread. The first `shown` are shown at once; all go to the file of --rejects, one
/// JSON object a line: input, record, reason.
class RejectLog {
 public:
  /// `file` may be "". Throws Error where it cannot be written.
  RejectLog(const std::string& file, std::uint64_t shown);

  void reject(std::string_view input, std::string_view record, std::string_view reason);
  std::uint64_t count() const { return count_; }
  /// "3 records rejected: 2 no text, no headline; 1 ..." with the commonest reasons; "" without a reject.
  std::string summary() const;

 private:
  std::uint64_t shown_;
  std::mutex mutex_;
  std::uint64_t count_ = 0;
  std::ofstream file_;
  std::map<std::string, std::uint64_t, std::less<>> reasons_;
};

/// Text for a terminal: control characters shown as "?".
std::string printable(std::string_view text);

}  // namespace backfile
