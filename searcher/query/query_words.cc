#include "searcher/query/query_words.h"

#include <algorithm>
#include <utility>

#include "common/analyzer.h"
#include "common/fold.h"
#include "common/utf8.h"
#include "searcher/query/query_characters.h"

namespace backfile {
namespace {

QueryToken word_token(std::string_view text, WordMatch match, QueryRange place) {
  QueryToken token;
  token.kind = QueryTokenKind::word;
  token.text = text;
  token.match = match;
  token.place = place;
  return token;
}

}  // namespace

void QueryStretch::add(std::string_view query, std::size_t begin, std::size_t end, bool escaped) {
  for (std::size_t at = begin; at < end; ++at) {
    text_ += query[at];
    typed_at_.push_back(at);
    literal_.push_back(escaped);
  }
}

bool QueryStretch::has_wildcard(std::size_t begin, std::size_t end) const {
  for (std::size_t at = begin; at < end; ++at) {
    if (is_wildcard(at)) return true;
  }
  return false;
}

QueryRange QueryStretch::typed(std::size_t begin, std::size_t end) const {
  return {typed_at_[begin], typed_at_[end - 1] + 1};
}

std::vector<QueryToken> QueryWords::in_quotes(const QueryStretch& stretch) {
  std::vector<QueryToken> words;
  const std::string& text = stretch.text();
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t char_begin = at;
    if (!is_query_space(next_code_point(text, at))) continue;
    append(stretch, begin, char_begin, WordMatch::exact, words);
    begin = at;
  }
  append(stretch, begin, text.size(), WordMatch::exact, words);
  return words;
}

std::vector<QueryToken> QueryWords::bare(const QueryStretch& stretch, WordMatch match) {
  std::vector<QueryToken> words;
  append(stretch, 0, stretch.text().size(), match, words);
  return words;
}

bool QueryWords::has_word(std::string_view text) {
  std::vector<WordSpan> spans;
  breaker_.find(text, spans);
  return std::ranges::any_of(spans, [&](const WordSpan& span) {
    return is_word(fold(text.substr(span.begin, span.end - span.begin)));
  });
}

void QueryWords::append(const QueryStretch& stretch, std::size_t begin, std::size_t end, WordMatch match,
                        std::vector<QueryToken>& words) {
  if (begin == end) return;
  if (stretch.has_wildcard(begin, end)) return append_patterns(stretch, begin, end, words);
  const std::string_view text = std::string_view(stretch.text()).substr(begin, end - begin);
  if (has_word(text)) words.push_back(word_token(text, match, stretch.typed(begin, end)));
}

void QueryWords::append_patterns(const QueryStretch& stretch, std::size_t begin, std::size_t end,
                                 std::vector<QueryToken>& words) {
  // A wildcard may stand for letters, so a letter takes its place while the word boundaries are found.
  std::string lettered = stretch.text().substr(begin, end - begin);
  std::string blanked = lettered;
  for (std::size_t at = begin; at < end; ++at) {
    if (!stretch.is_wildcard(at)) continue;
    lettered[at - begin] = 'a';
    blanked[at - begin] = ' ';
  }
  std::vector<WordSpan> spans;
  breaker_.find(lettered, spans);
  std::vector<WordSpan> pieces;
  for (const WordSpan& span : spans) {
    // Another script meets the letter without anything between: still one word.
    if (!pieces.empty() && pieces.back().end == span.begin) {
      pieces.back().end = span.end;
    } else {
      pieces.push_back(span);
    }
  }
  for (const WordSpan& piece : pieces) {
    const std::size_t length = piece.end - piece.begin;
    const QueryRange place = stretch.typed(begin + piece.begin, begin + piece.end);
    const bool pattern = stretch.has_wildcard(begin + piece.begin, begin + piece.end);
    if (!has_word(std::string_view(blanked).substr(piece.begin, length))) {
      if (!pattern) continue;
      throw QueryError(place, "a wildcard without any letter", "a pattern like elect* or wom?n",
                       "for any word between two others write a pre/2 b; leave out a question mark");
    }
    words.push_back(word_token(std::string_view(stretch.text()).substr(begin + piece.begin, length),
                               pattern ? WordMatch::pattern : WordMatch::exact, place));
  }
}

}  // namespace backfile
