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

bool ends_unspaced(std::string_view text) {
  return !text.empty() && begins_unspaced(text.substr(code_point_border(text, text.size() - 1)));
}

bool has_unspaced(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (is_unspaced(next_code_point(text, at))) return true;
  }
  return false;
}

// A pattern without the stars that such characters begin or end with: they are found wherever they stand.
WordSpan without_outer_stars(const QueryStretch& stretch, WordSpan pattern) {
  const std::string_view text = stretch.text();
  const auto is_star = [&](std::size_t at) { return text[at] == '*' && stretch.is_wildcard(at); };
  std::uint32_t begin = pattern.begin;
  std::uint32_t end = pattern.end;
  while (begin < end && is_star(begin)) ++begin;
  while (end > begin && is_star(end - 1)) --end;
  const std::string_view inner = text.substr(begin, end - begin);
  return {begins_unspaced(inner) ? begin : pattern.begin, ends_unspaced(inner) ? end : pattern.end};
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
  if (stretch.has_wildcard(begin, end)) return append_patterns(stretch, begin, end, match, words);
  const std::string_view text = std::string_view(stretch.text()).substr(begin, end - begin);
  if (has_word(text)) words.push_back(word_token(text, match, stretch.typed(begin, end)));
}

void QueryWords::append_patterns(const QueryStretch& stretch, std::size_t begin, std::size_t end,
                                 WordMatch match, std::vector<QueryToken>& words) {
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
    const auto offset = static_cast<std::uint32_t>(begin);
    const WordSpan word = without_outer_stars(stretch, {offset + piece.begin, offset + piece.end});
    const QueryRange place = stretch.typed(begin + piece.begin, begin + piece.end);
    const std::string_view text = std::string_view(stretch.text()).substr(word.begin, word.end - word.begin);
    const bool pattern = stretch.has_wildcard(word.begin, word.end);
    if (!has_word(std::string_view(blanked).substr(piece.begin, piece.end - piece.begin))) {
      if (!pattern) continue;
      throw QueryError(place, "a wildcard without any letter", "a pattern like elect* or wom?n",
                       "for any word between two others write a pre/2 b; leave out a question mark");
    }
    if (pattern && has_unspaced(text)) {
      throw QueryError(place, "a wildcard among characters that no spaces part into words", "",
                       "these are found wherever they stand; for some between two write a pre/3 b");
    }
    const bool had_stars = text.size() < piece.end - piece.begin;
    words.push_back(
        word_token(text, pattern ? WordMatch::pattern : (had_stars ? match : WordMatch::exact), place));
  }
}

}  // namespace backfile
