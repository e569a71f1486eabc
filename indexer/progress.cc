#include "indexer/progress.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <vector>

#include "common/grouped.h"

namespace backfile {

using std::chrono::duration;
using std::chrono::steady_clock;

namespace {

double rate(const ProgressFigures& figures) {
  return figures.seconds > 0 ? static_cast<double>(figures.articles) / figures.seconds : 0;
}

double seconds_left(const ProgressFigures& figures) {
  if (figures.total <= figures.articles || rate(figures) <= 0) return 0;
  return static_cast<double>(figures.total - figures.articles) / rate(figures);
}

// "45 s", "12 min", "3 h 20 min".
std::string span_text(double seconds) {
  const auto whole = static_cast<std::uint64_t>(seconds + 0.5);
  if (whole < 100) return std::to_string(whole) + " s";
  const std::uint64_t minutes = (whole + 30) / 60;
  if (minutes < 100) return std::to_string(minutes) + " min";
  return std::to_string(minutes / 60) + " h " + std::to_string(minutes % 60) + " min";
}

// A bar of `columns` cells, drawn to an eighth of a cell.
std::string bar_text(double share, std::size_t columns) {
  static constexpr std::array parts = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  const auto eighths =
      static_cast<std::size_t>(std::clamp(share, 0.0, 1.0) * 8 * static_cast<double>(columns));
  std::string bar;
  for (std::size_t i = 0; i < columns; ++i) {
    if (i < eighths / 8) {
      bar += "█";
    } else {
      bar += i == eighths / 8 && eighths % 8 > 0 ? parts[eighths % 8] : "░";
    }
  }
  return bar;
}

std::size_t terminal_columns() {
  winsize size{};
  return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

}  // namespace

std::string progress_line(const ProgressFigures& figures, std::size_t columns) {
  constexpr std::size_t bar_columns = 20;
  // A phase that counts nothing shows that it goes on.
  if (figures.articles == 0 && figures.total == 0) return figures.phase + " …";
  std::vector<std::string> items;
  std::string articles = grouped(figures.articles);
  if (figures.total > 0) articles += " of " + grouped(figures.total);
  items.push_back(articles + " articles");
  items.push_back(grouped(static_cast<std::uint64_t>(rate(figures))) + " a second");
  if (seconds_left(figures) >= 1) items.push_back(span_text(seconds_left(figures)) + " left");
  if (figures.bytes > 0) items.push_back(grouped(figures.bytes / 1000000) + " MB");
  std::string line = figures.phase;
  std::size_t width = line.size();
  if (columns > 0 && figures.total > 0 && columns >= width + bar_columns + 10) {
    const double share = static_cast<double>(figures.articles) / static_cast<double>(figures.total);
    line += " " + bar_text(share, bar_columns);
    width += 1 + bar_columns;
  }
  // What does not fit a terminal's line is left out: a wrapped line could not be drawn over.
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string between = i == 0 ? " " : " · ";
    const std::size_t more = (i == 0 ? 1 : 3) + items[i].size();
    if (columns > 0 && width + more >= columns) break;
    line += between + items[i];
    width += more;
  }
  return line;
}

ProgressStyle progress_style(std::string_view option, bool quiet) {
  if (option == "json") return ProgressStyle::json;
  if (option == "never" || quiet) return ProgressStyle::none;
  const char* term = std::getenv("TERM");
  const bool draws = ::isatty(STDERR_FILENO) != 0 && term != nullptr && std::strcmp(term, "dumb") != 0;
  if (draws) return ProgressStyle::line;
  return option == "always" ? ProgressStyle::phases : ProgressStyle::lines;
}

Progress::Progress(ProgressStyle style) : style_(style), begin_(steady_clock::now()), shown_(begin_) {}

Progress::~Progress() {
  if (style_ == ProgressStyle::line && !name_.empty()) std::fputs("\r\x1b[K", stderr);
  if (style_ == ProgressStyle::phases && !name_.empty()) show(true);
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
  if (style_ == ProgressStyle::json) {
    const ProgressFigures now{name_, articles_, total_, bytes_, seconds};
    std::fprintf(
        stderr,
        "{\"phase\":\"%s\",\"articles\":%llu,\"of\":%llu,\"bytes\":%llu,\"seconds\":%.1f,\"left\":%.0f}\n",
        name_.c_str(), static_cast<unsigned long long>(articles_), static_cast<unsigned long long>(total_),
        static_cast<unsigned long long>(bytes_), seconds, seconds_left(now));
  } else if (style_ == ProgressStyle::line) {
    const std::string line = progress_line({name_, articles_, total_, bytes_, seconds}, terminal_columns());
    std::fprintf(stderr, "\r\x1b[K%s", line.c_str());
  } else if (style_ == ProgressStyle::phases || (style_ == ProgressStyle::lines && !last)) {
    std::fprintf(stderr, "%s\n", progress_line({name_, articles_, total_, bytes_, seconds}, 0).c_str());
  }
}

}  // namespace backfile
