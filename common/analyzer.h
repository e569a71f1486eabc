// UTF-8 text -> tokens. One set of rules for indexing, queries, annotators and highlighting.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/word_breaks.h"

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
  Break before;  ///< `paragraph` implies a new sentence; the first token of a text has `paragraph`
};

/// Cuts text into tokens at ICU's word boundaries (segments that hold a letter, digit or ideograph; status
/// from UBRK_WORD_NUMBER up; scripts without spaces by character or by word), folds and stems them.
/// Paragraphs are separated by empty lines; sentences end at . ! ? and their like in other scripts, not after
/// initials and known abbreviations.
///
/// Any bytes are accepted: ill-formed UTF-8 separates words. Texts of up to 4 GiB. Not thread-safe: one
/// Analyzer per thread. Costs a hash look-up per token; folding and stemming only at a word's first
/// occurrence.
class Analyzer {
 public:
  /// What is searched is cut by character, what is looked at for names by word.
  explicit Analyzer(Unspaced unspaced = Unspaced::characters);
  ~Analyzer();
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;

  /// Replaces the content of `tokens`. `language` is an ISO 639-1 code or "" (no stemming).
  void analyze(std::string_view text, std::string_view language, std::vector<Token>& tokens);

  /// Where the tokens are that `analyze` would make, without a look at what words they are: a fraction of its
  /// cost. Replaces the content of `words`.
  void locate(std::string_view text, std::vector<WordSpan>& words);

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
inline constexpr int analyzer_version = 4;

}  // namespace backfile
