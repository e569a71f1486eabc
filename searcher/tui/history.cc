#include "searcher/tui/history.h"

#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace backfile::tui {
namespace {

constexpr std::size_t most_entries = 1000;

}  // namespace

bool History::remember(const std::string& query) {
  const bool fresh =
      query.find_first_not_of(' ') != std::string::npos && (entries.empty() || entries.back() != query);
  if (fresh) entries.push_back(query);
  at = entries.size();
  draft.clear();
  return fresh;
}

std::optional<std::string> History::older(const std::string& current) {
  if (at >= entries.size()) {
    at = entries.size();
    draft = current;
  }
  while (at > 0) {
    --at;
    if (entries[at] != current) return entries[at];
  }
  return std::nullopt;
}

std::optional<std::string> History::newer() {
  if (at >= entries.size()) return std::nullopt;
  ++at;
  return at == entries.size() ? draft : entries[at];
}

std::optional<std::size_t> History::find(std::string_view needle, std::size_t from) const {
  for (std::size_t i = std::min(from, entries.size()); i > 0; --i) {
    if (entries[i - 1].find(needle) != std::string::npos) return i - 1;
  }
  return std::nullopt;
}

std::string history_path() {
  const char* state = std::getenv("XDG_STATE_HOME");
  if (state != nullptr && *state == '/') return std::string(state) + "/backfile/history";
  const char* home = std::getenv("HOME");
  if (home == nullptr || *home == '\0') return "";
  return std::string(home) + "/.local/state/backfile/history";
}

std::vector<std::string> load_history(const std::string& path) {
  std::vector<std::string> entries;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (!line.empty()) entries.push_back(line);
  }
  if (entries.size() > most_entries)
    entries.erase(entries.begin(), entries.end() - static_cast<std::ptrdiff_t>(most_entries));
  return entries;
}

void append_history(const std::string& path, const std::string& query) {
  if (path.empty()) return;
  std::error_code failed;
  std::filesystem::create_directories(std::filesystem::path(path).parent_path(), failed);
  const int file = ::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) return;
  const std::string line = query + "\n";
  // One write, so that two sessions do not mix their lines.
  [[maybe_unused]] const ssize_t written = ::write(file, line.data(), line.size());
  ::close(file);
}

}  // namespace backfile::tui
