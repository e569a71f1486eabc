// UTF-8 text -> tokens. One set of rules for indexing, queries, annotators and highlighting.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace backfile {

/// One distinct word, shared by all its occurrences. The views live as long as the Analyzer that made them,
/// up to its next `forget()`.
struct Word {
  std::string_view surface;  ///< as printed, NFC
  std::string_view form;     ///< folded: NFKC, case and accents folded, "U.S." -> "us"; what wildcards see
  std::string_view term;     ///< the posting term: stemmed for the language, in the language's namespace
  std::uint32_t id;          ///< the analyser numbers its words from 0
  std::uint32_t term_id;     ///< and its terms: words with the same term have the same
};

/// What stands between a token and the one before it.
enum class Break : std::uint8_t { none, sentence, paragraph };

/// One occurrence of a word: byte range in the analysed text.
struct Token {
  const Word* word;
  std::uint32_t begin;
  std::uint32_t end;
  Break before;          ///< `paragraph` implies a new sentence; the first token of a text has `paragraph`
  std::uint8_t outline;  ///< `outline_of` the word's surface
};

/// A number that tells most words apart by their first letter and their length. Of a token it is known
/// without a look at its word, which is mostly far away in memory.
inline std::uint8_t outline_of(std::string_view surface) {
  if (surface.empty()) return 0;
  return static_cast<std::uint8_t>(static_cast<unsigned char>(surface.front()) ^ surface.size() * 37);
}

/// Cuts text into tokens at ICU's word boundaries (segments that hold a letter, digit or ideograph; status
/// from UBRK_WORD_NUMBER up), folds and stems them. Paragraphs are separated by empty lines; sentences end at
/// . ! ? and their like in other scripts, not after initials and known abbreviations.
///
/// Any bytes are accepted: ill-formed UTF-8 separates words. Texts of up to 4 GiB. Not thread-safe: one
/// Analyzer per thread. Costs a hash look-up per token; folding and stemming only at a word's first
/// occurrence.
class Analyzer {
 public:
  Analyzer();
  ~Analyzer();
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;

  /// Replaces the content of `tokens`. `language` is an ISO 639-1 code or "" (no stemming).
  void analyze(std::string_view text, std::string_view language, std::vector<Token>& tokens);

  /// The word of one token, as `analyze` would make it.
  const Word* word(std::string_view surface, std::string_view language);

  /// Drops the cache of words once it is large: true, tokens made before become invalid and words are
  /// numbered anew. Call between articles.
  bool forget_if_large();

 private:
  class State;
  std::unique_ptr<State> state_;
};

/// Folds a whole string as `Word::form` is folded.
std::string fold(std::string_view text);

/// The version of these rules, kept in the manifest: archives of another version are refused.
inline constexpr int analyzer_version = 2;

}  // namespace backfile
