// The queries of earlier sessions: a text file, one query a line, and walking through it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace backfile::tui {

/// Earlier queries, oldest first, and where the user stands among them.
struct History {
  std::vector<std::string> entries;
  std::size_t at = 0;  ///< entries.size(): at the line being written, which is `draft`
  std::string draft;

  /// Appends a query unless it is empty or the last one, and leaves the walk.
  /// Returns whether it was appended.
  bool remember(const std::string& query);
  /// The query before or behind the place of the walk; nothing at the ends. `current` is kept as the draft.
  std::optional<std::string> older(const std::string& current);
  std::optional<std::string> newer();
  /// The index of the latest entry before `from` that holds `needle`.
  std::optional<std::size_t> find(std::string_view needle, std::size_t from) const;
};

/// $XDG_STATE_HOME/backfile/history, or below ~/.local/state; "" where neither is known.
std::string history_path();
/// The last thousand queries of the file; none where it cannot be read.
std::vector<std::string> load_history(const std::string& path);
/// Appends one query. The file is for its owner's eyes only (mode 600). What cannot be written is not kept:
/// a full disk must not end a search.
void append_history(const std::string& path, const std::string& query);

}  // namespace backfile::tui
