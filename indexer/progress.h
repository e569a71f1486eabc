// How far a run is: a line on a terminal, a line now and then without one, or JSON.
#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>

namespace backfile {

/// `phases`: as `lines`, and a line where a phase ends, however short it was.
enum class ProgressStyle : std::uint8_t { none, line, lines, phases, json };

struct ProgressFigures {
  std::string phase;
  std::uint64_t articles = 0;
  std::uint64_t total = 0;  ///< 0 where unknown
  std::uint64_t bytes = 0;
  double seconds = 0;  ///< since the phase began
};

/// "writing ████████░░ 500 of 1,000 articles · 250 a second · 2 s left", shorter than `columns`; 0: without a
/// bar, of any length.
std::string progress_line(const ProgressFigures& figures, std::size_t columns);

/// Reports to stderr from any thread, a few times a second on a terminal, every ten seconds elsewhere.
class Progress {
 public:
  explicit Progress(ProgressStyle style);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// A new phase ("reading", "writing"); `total` articles where known, else 0.
  void phase(std::string_view name, std::uint64_t total);
  void advance(std::uint64_t articles, std::uint64_t bytes);

 private:
  void show(bool last);

  ProgressStyle style_;
  std::mutex mutex_;
  std::string name_;
  std::uint64_t total_ = 0;
  std::uint64_t articles_ = 0;
  std::uint64_t bytes_ = 0;
  std::chrono::steady_clock::time_point begin_;
  std::chrono::steady_clock::time_point shown_;
};

/// The style of --progress: auto (a line on a terminal, lines elsewhere), always (the same, and every phase
/// is told), never, json.
ProgressStyle progress_style(std::string_view option, bool quiet);

}  // namespace backfile
