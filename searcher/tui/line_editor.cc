#include "searcher/tui/line_editor.h"

#include <unicode/uchar.h>

#include "common/utf8.h"
#include "searcher/render/width.h"

namespace backfile::tui {
namespace {

bool is_word(std::int32_t code_point) {
  return u_isalnum(code_point) || column_width(code_point) == 0;
}

// Bytes that a line may hold; a query beyond the parser's limit would be refused anyway.
constexpr std::size_t most_bytes = 60'000;

}  // namespace

void LineEditor::set(std::string_view line) {
  text.clear();
  cursor = 0;
  insert(line);
}

void LineEditor::insert(std::string_view piece) {
  std::string clean;
  for (std::size_t at = 0; at < piece.size();) {
    const std::size_t from = at;
    const std::int32_t c = next_code_point(piece, at);
    if (c < 0) continue;
    if (u_isISOControl(c)) {
      clean += ' ';
    } else {
      clean += piece.substr(from, at - from);
    }
  }
  if (text.size() + clean.size() > most_bytes) return;
  text.insert(cursor, clean);
  cursor += clean.size();
}

std::size_t LineEditor::before(std::size_t at) const {
  while (at > 0) {
    at = code_point_border(text, at - 1);
    std::size_t next = at;
    if (column_width(next_code_point(text, next)) > 0) break;
  }
  return at;
}

std::size_t LineEditor::after(std::size_t at) const {
  if (at >= text.size()) return text.size();
  next_code_point(text, at);
  while (at < text.size()) {
    std::size_t next = at;
    if (column_width(next_code_point(text, next)) > 0) break;
    at = next;
  }
  return at;
}

std::size_t LineEditor::word_before(std::size_t at) const {
  bool inside = false;
  while (at > 0) {
    const std::size_t from = before(at);
    std::size_t next = from;
    const bool word = is_word(next_code_point(text, next));
    if (inside && !word) break;
    inside = inside || word;
    at = from;
  }
  return at;
}

std::size_t LineEditor::word_after(std::size_t at) const {
  bool inside = false;
  while (at < text.size()) {
    std::size_t next = at;
    const bool word = is_word(next_code_point(text, next));
    if (inside && !word) break;
    inside = inside || word;
    at = after(at);
  }
  return at;
}

void LineEditor::left() {
  cursor = before(cursor);
}

void LineEditor::right() {
  cursor = after(cursor);
}

void LineEditor::word_left() {
  cursor = word_before(cursor);
}

void LineEditor::word_right() {
  cursor = word_after(cursor);
}

void LineEditor::erase_before() {
  const std::size_t begin = before(cursor);
  text.erase(begin, cursor - begin);
  cursor = begin;
}

void LineEditor::erase_at() {
  text.erase(cursor, after(cursor) - cursor);
}

void LineEditor::cut_word_before() {
  // To white space, as shells do: a whole `country:"New Zealand"` still goes in two strokes.
  std::size_t begin = cursor;
  while (begin > 0 && text[begin - 1] == ' ') --begin;
  while (begin > 0 && text[begin - 1] != ' ') --begin;
  cut(begin, cursor);
}

void LineEditor::cut_word_after() {
  cut(cursor, word_after(cursor));
}

void LineEditor::cut_before() {
  cut(0, cursor);
}

void LineEditor::cut_after() {
  cut(cursor, text.size());
}

void LineEditor::cut(std::size_t begin, std::size_t end) {
  if (begin == end) return;
  killed = text.substr(begin, end - begin);
  text.erase(begin, end - begin);
  cursor = begin;
}

}  // namespace backfile::tui
