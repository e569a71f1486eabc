// The text of the query line and its cursor: what the editing keys do.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace backfile::tui {

/// UTF-8 text without control characters; the cursor is a byte offset on the border of a character. A
/// character is a code point with the marks that combine with it.
struct LineEditor {
  std::string text;
  std::size_t cursor = 0;
  std::string killed;  ///< what was cut last

  void set(std::string_view line);
  /// Control characters become spaces, ill-formed UTF-8 is left out.
  void insert(std::string_view piece);
  void left();
  void right();
  void word_left();
  void word_right();
  void erase_before();
  void erase_at();
  void cut_word_before();
  void cut_word_after();
  void cut_before();
  void cut_after();
  void paste_killed() { insert(std::string(killed)); }

 private:
  void cut(std::size_t begin, std::size_t end);
  std::size_t before(std::size_t at) const;
  std::size_t after(std::size_t at) const;
  std::size_t word_before(std::size_t at) const;
  std::size_t word_after(std::size_t at) const;
};

}  // namespace backfile::tui
