// What stands between the separators of a query, cut into words and wildcard patterns.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/word_breaks.h"
#include "searcher/query/query_tokens.h"

namespace backfile {

/// A stretch of query text with its escapes resolved. Every byte knows where it was typed and whether it was
/// escaped, which takes a wildcard's meaning away.
class QueryStretch {
 public:
  /// Adds the bytes [begin, end) of the query.
  void add(std::string_view query, std::size_t begin, std::size_t end, bool escaped);
  /// From here on nothing in it is a wildcard.
  void take_literally() { literal_.assign(literal_.size(), true); }

  const std::string& text() const { return text_; }
  bool is_wildcard(std::size_t at) const { return (text_[at] == '*' || text_[at] == '?') && !literal_[at]; }
  bool has_wildcard(std::size_t begin, std::size_t end) const;
  /// Where the bytes [begin, end), at least one, were typed.
  QueryRange typed(std::size_t begin, std::size_t end) const;

 private:
  std::string text_;
  std::vector<std::size_t> typed_at_;
  std::vector<bool> literal_;
};

/// Finds the words of stretches. A part without a letter, digit or ideograph is no word.
class QueryWords {
 public:
  /// The words of a quoted stretch, separated by white space: exact forms and patterns.
  std::vector<QueryToken> in_quotes(const QueryStretch& stretch);
  /// An unquoted stretch is one word, or none. With wildcards, punctuation parts it ("counter-terror*"): then
  /// what has no wildcard is an exact form. Stars at the ends of unspaced characters (word_breaks.h) say
  /// nothing. Throws QueryError for a wildcard that stands alone, or among such characters.
  std::vector<QueryToken> bare(const QueryStretch& stretch, WordMatch match);

 private:
  void append(const QueryStretch& stretch, std::size_t begin, std::size_t end, WordMatch match,
              std::vector<QueryToken>& words);
  void append_patterns(const QueryStretch& stretch, std::size_t begin, std::size_t end, WordMatch match,
                       std::vector<QueryToken>& words);
  bool has_word(std::string_view text);

  WordBreaker breaker_;
};

}  // namespace backfile
