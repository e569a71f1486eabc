// An article in a Xapian database: the only code that makes its terms and its stored form.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/analyzer.h"
#include "common/article.h"
#include "common/impacts.h"
#include "common/schema.h"
#include "common/stored_article.h"

namespace backfile {

/// One occurrence of a `character_pair`.
struct PairToken {
  enum class Place : std::uint8_t { title, lead, text, elsewhere };
  const Word* word;  ///< with the pair as its term
  Place place;
};

/// The tokens of an article's four parts, in the order of the token column.
struct ArticleTokens {
  std::vector<Token> title;
  std::vector<Token> byline;
  std::vector<Token> dateline;
  std::vector<Token> text;
  std::vector<PairToken> pairs;

  std::size_t words() const { return title.size() + text.size(); }
};

/// The posting term of two characters side by side, of scripts whose words no spaces part (word_breaks.h); ""
/// for other words. Of a character alone hardly any article is without: the words that it is part of are
/// known by these, in all languages by the same.
std::string character_pair(const Word& first, const Word& second);

/// Analyses all parts in the article's language.
void analyze_article(const Article& article, Analyzer& analyzer, ArticleTokens& tokens);

/// Calls `take(word, in_title)` for each occurrence of what tells what headline and text are about: words,
/// and pairs for unspaced characters.
template <typename Take>
void for_each_telling(const ArticleTokens& tokens, const Take& take) {
  for (const auto* part : {&tokens.title, &tokens.text}) {
    for (const Token& token : *part) {
      if (!begins_unspaced(token.word->form)) take(*token.word, part == &tokens.title);
    }
  }
  for (const PairToken& pair : tokens.pairs) {
    if (pair.place != PairToken::Place::elsewhere) take(*pair.word, pair.place == PairToken::Place::title);
  }
}

/// What impacts need to know about the archive.
struct RankingContext {
  RankingParameters ranking;
  double average_words = 0;
};

/// The article as a document: words with their impacts as wdf, facet values and the id as boolean terms (wdf
/// 0).
Xapian::Document to_document(const Article& article, const ArticleTokens& tokens,
                             const RankingContext& context);

/// Keeps the compressed article of a row in the database's metadata. (Documents have data of their own, but
/// Xapian would try to compress it once more, at a tenth of the whole cost of indexing.)
void store_article(Xapian::WritableDatabase& database, std::uint32_t row, const Article& article,
                   ArticleCodec& codec);
/// The stored article of a row. Throws Error where it is missing or damaged.
Article stored_article(const Xapian::Database& database, std::uint32_t row, ArticleCodec& codec);
/// Likewise, all but the text: a fraction of the work.
Article stored_article_head(const Xapian::Database& database, std::uint32_t row, ArticleCodec& codec);

/// The boolean term of a facet value; long values are cut and made unique by a hash.
std::string boolean_term(const Field& field, std::string_view value);

/// The boolean term of an id: the prefix and the eight bytes of the id's hash. (Ids are often long; written
/// out they would be a fiftieth of the archive.)
std::string id_term(std::string_view id);

/// Values of one facet in an article, in order.
std::vector<std::string_view> facet_values(const Article& article, Facet facet);

/// The metadata key of the database under which a shard says what wrote it, and the value of this program:
/// what a server offers is known by it.
inline constexpr const char* format_key = "backfile-format";
std::string format_of_archives();

/// A shard keeps its zstd dictionary in the metadata of its database, in pieces: reading one long value costs
/// a short search a tenth of its time. "" where it has none.
void store_dictionary(Xapian::WritableDatabase& database, std::string_view dictionary);
std::string stored_dictionary(const Xapian::Database& database);

}  // namespace backfile
