// Fragments of an article that show why it was found.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "searcher/article_words.h"
#include "searcher/results.h"

namespace backfile {

/// A stretch of words that speaks for a hit: one word of the query, or a verified phrase or proximity.
struct SnippetMatch {
  std::uint32_t begin;  ///< index of the first word
  std::uint32_t end;    ///< index behind the last
  std::uint32_t part;   ///< which part of the query: fragments that cover more of them are better
  double weight;        ///< how telling the part is (idf)
  bool place = false;   ///< a verified phrase or proximity: shown first, and never torn apart
  bool marked = true;   ///< its words are highlighted
};

/// Up to `count` fragments of about `length` characters, in the order of the text, from sentence to sentence,
/// or cut at a word where a sentence is longer. Without matches: the beginning. White space is united;
/// control and direction characters are left out. `matches` ascend by `begin`.
std::vector<Snippet> make_snippets(std::string_view text, const ArticleWords& words,
                                   const std::vector<SnippetMatch>& matches, std::size_t count,
                                   std::size_t length = 200);

/// Byte ranges of the marked words in the text itself, ascending; of words that touch one range.
std::vector<Highlight> highlight_words(const std::vector<WordSpan>& words,
                                       const std::vector<SnippetMatch>& matches);

/// The text as it may be shown: runs of white space as one space (or, with `keep_lines`, newlines kept),
/// control and direction characters left out, `highlights` moved along.
Snippet clean_text(std::string_view text, const std::vector<Highlight>& highlights, bool keep_lines = false);

}  // namespace backfile
