// What could not be read, and what else of the inputs is worth knowing: counted, named, and written down for
// the user.
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

/// Takes rejects and notices from any thread. The first `shown` of each are shown at once; all rejects go to
/// the file of --rejects, one JSON object a line: input, record, reason.
class RejectLog {
 public:
  /// `file` may be "". Throws Error where it cannot be written.
  RejectLog(const std::string& file, std::uint64_t shown);

  void reject(std::string_view input, std::string_view record, std::string_view reason);
  /// Something worth knowing of an input that is no reject.
  void notice(std::string_view input, std::string_view what);
  std::uint64_t count() const { return count_; }
  /// "3 records rejected: 2 no text, no headline; 1 ..." with the commonest reasons; "" without a reject.
  std::string summary() const;
  /// "2 notices: 2 symbolic link, not followed"; "" without one.
  std::string notices() const;

 private:
  using Counts = std::map<std::string, std::uint64_t, std::less<>>;
  static void count_in(Counts& counts, std::string_view words);
  static std::string commonest(const Counts& counts);

  std::uint64_t shown_;
  std::mutex mutex_;
  std::uint64_t count_ = 0;
  std::ofstream file_;
  Counts reasons_;
  std::uint64_t notice_count_ = 0;
  Counts notices_;
};

}  // namespace backfile
