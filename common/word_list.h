// The distinct words of a part of a shard: what uniting the parts needs of them, in a third of a lexicon's bytes
// and without sorting.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "common/analyzer.h"

namespace backfile {

/// Appends a word and how often it occurs in the part.
void append_word(std::string& list, const Word& word, std::uint32_t count);

/// One word of a list; the strings are those of `Word`.
struct ListedWord {
  std::uint32_t count = 0;
  std::string surface;
  std::string form;
  std::string term;
};

/// Reads a list from its first word to its last.
class WordListReader {
 public:
  explicit WordListReader(std::span<const char> list) : rest_(list.data(), list.size()) {}
  /// False at the end. Throws Error where the list is cut or damaged.
  bool next(ListedWord& word);

 private:
  std::uint32_t number();
  std::string_view bytes(std::size_t count);
  void read_like(std::string_view other, std::string& text);

  std::string_view rest_;
};

}  // namespace backfile
