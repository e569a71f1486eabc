#include "searcher/article_words.h"

#include <bit>

#include "searcher/match/unit_blocks.h"

namespace backfile {
namespace {

// Sentences of the text, and the words before it.
void read_breaks(const TokenCodes& codes, ArticleWords& words) {
  std::uint32_t parts = 0;
  std::uint32_t breaks = 0;
  for (std::size_t begin = 0; begin < codes.units.size(); begin += block_units) {
    const UnitBlock block(codes.units, begin);
    for (std::uint64_t left = block.breaks() & block.all(); left != 0; left &= left - 1) {
      const std::size_t at = begin + static_cast<std::size_t>(std::countr_zero(left));
      const auto word = static_cast<std::uint32_t>(at) - breaks++;
      if (codes.units[at] == unit_field) {
        if (++parts == parts_before_text) words.before_text = word;
      } else if (parts == parts_before_text && word - words.before_text < words.text.size()) {
        words.sentences.push_back(word - words.before_text);
      }
    }
  }
}

}  // namespace

void find_article_words(const Article& article, const TokenCodes& codes, Analyzer& analyzer,
                        ArticleWords& words) {
  analyzer.locate(article.title, words.title);
  analyzer.locate(article.text, words.text);
  words.before_text = 0;
  words.sentences.assign(words.text.empty() ? 0 : 1, 0);
  read_breaks(codes, words);
}

}  // namespace backfile
