// Where words begin and end: ICU's word boundaries, with a fast path for the scripts that need no dictionary.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace backfile {

/// Byte range of one word in the text.
struct WordSpan {
  std::uint32_t begin;
  std::uint32_t end;
  bool operator==(const WordSpan&) const = default;
};

/// How words are cut where nothing in the writing tells them apart: Han, kana, Thai, Lao, Khmer, Burmese, and
/// Hangul, whose words have their particles and compounds in one with them. ICU's dictionaries cut the same
/// letters into other words in other surroundings, so that a search for one would miss some of its places.
enum class Unspaced : std::uint8_t {
  words,       ///< as ICU does
  characters,  ///< each with its marks: a word is then a phrase of its characters, wherever it stands
};

/// True for a letter or digit of those scripts.
bool is_unspaced(std::int32_t code_point);
/// True for a text whose first character is.
bool begins_unspaced(std::string_view text);

/// Finds words as ICU's root word BreakIterator does (UAX #29 with ICU's dictionaries): the segments with
/// rule status UBRK_WORD_NUMBER or above. White space cuts the text into runs; a run of letters, digits and
/// plain punctuation below U+0800 follows the rules directly, anything else goes to ICU. Not thread-safe.
class WordBreaker {
 public:
  explicit WordBreaker(Unspaced unspaced = Unspaced::words);
  ~WordBreaker();
  WordBreaker(WordBreaker&&) noexcept;
  WordBreaker& operator=(WordBreaker&&) noexcept;

  /// Replaces the content of `words`. Any bytes are accepted; ill-formed UTF-8 is no part of a word.
  void find(std::string_view text, std::vector<WordSpan>& words);
  /// The words as ICU cuts them, by ICU alone, over the whole text: what `find` is tested against.
  void find_by_icu(std::string_view text, std::vector<WordSpan>& words);

 private:
  class Icu;
  Icu& icu();

  Unspaced unspaced_;
  std::unique_ptr<Icu> icu_;  ///< made for the first run that needs it: most texts have none
};

}  // namespace backfile
