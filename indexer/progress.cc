#include "indexer/progress.h"

#include <unistd.h>

#include <cstdio>

namespace backfile {

using std::chrono::duration;
using std::chrono::steady_clock;

ProgressStyle progress_style(std::string_view option, bool quiet) {
  if (option == "json") return ProgressStyle::json;
  if (option == "never" || quiet) return ProgressStyle::none;
  if (::isatty(STDERR_FILENO) != 0) return ProgressStyle::line;
  return ProgressStyle::lines;
}

Progress::Progress(ProgressStyle style) : style_(style), begin_(steady_clock::now()), shown_(begin_) {}

Progress::~Progress() {
  if (style_ == ProgressStyle::line && !name_.empty()) std::fputs("\r\x1b[K", stderr);
}

void Progress::phase(std::string_view name, std::uint64_t total) {
  const std::scoped_lock lock(mutex_);
  if (!name_.empty()) show(true);
  name_ = name;
  total_ = total;
  articles_ = 0;
  bytes_ = 0;
  begin_ = shown_ = steady_clock::now();
}

void Progress::advance(std::uint64_t articles, std::uint64_t bytes) {
  if (style_ == ProgressStyle::none) return;
  const std::scoped_lock lock(mutex_);
  articles_ += articles;
  bytes_ += bytes;
  const double pause = style_ == ProgressStyle::line ? 0.1 : style_ == ProgressStyle::json ? 1 : 10;
  if (duration<double>(steady_clock::now() - shown_).count() < pause) return;
  shown_ = steady_clock::now();
  show(false);
}

void Progress::show(bool last) {
  const double seconds = duration<double>(steady_clock::now() - begin_).count();
  const auto count = static_cast<double>(articles_);
  const double rate = seconds > 0 ? count / seconds : 0;
  const double left = total_ > articles_ && rate > 0 ? static_cast<double>(total_ - articles_) / rate : 0;
  if (style_ == ProgressStyle::json) {
    std::fprintf(
        stderr,
        "{\"phase\":\"%s\",\"articles\":%llu,\"of\":%llu,\"bytes\":%llu,\"seconds\":%.1f,\"left\":%.0f}\n",
        name_.c_str(), static_cast<unsigned long long>(articles_), static_cast<unsigned long long>(total_),
        static_cast<unsigned long long>(bytes_), seconds, left);
  } else if (style_ != ProgressStyle::none && (style_ == ProgressStyle::line || !last)) {
    std::fprintf(stderr, "%s%s %llu articles", style_ == ProgressStyle::line ? "\r\x1b[K" : "", name_.c_str(),
                 static_cast<unsigned long long>(articles_));
    if (total_ > 0) std::fprintf(stderr, " of %llu", static_cast<unsigned long long>(total_));
    if (bytes_ > 0) std::fprintf(stderr, ", %.1f MB", static_cast<double>(bytes_) / 1e6);
    std::fprintf(stderr, ", %.0f a second", rate);
    if (left > 0) std::fprintf(stderr, ", %.0f s left", left);
    if (style_ != ProgressStyle::line) std::fputc('\n', stderr);
  }
}

}  // namespace backfile
