// Where the words of an article stand in its text: what token indexes mean in bytes.
#pragma once

#include <cstdint>
#include <vector>

#include "common/analyzer.h"
#include "common/article.h"
#include "common/token_units.h"

namespace backfile {

/// Headline, byline and dateline.
inline constexpr std::uint32_t parts_before_text = 3;

/// The words of an article's headline and text, numbered within each as in the token column.
struct ArticleWords {
  std::vector<WordSpan> title;
  std::vector<WordSpan> text;
  std::vector<std::uint32_t> sentences;  ///< of the text: their first words, ascending, from 0
  std::uint32_t before_text = 0;         ///< words of headline, byline and dateline
};

/// Cuts headline and text into words, without a look at which words they are, and takes the sentences from
/// the token column. Replaces the content of `words`. Of columns that are not the article's, `words` is still
/// such that every sentence begins at one of its words.
void find_article_words(const Article& article, const TokenCodes& codes, Analyzer& analyzer,
                        ArticleWords& words);

}  // namespace backfile
