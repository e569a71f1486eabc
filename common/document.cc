#include "common/document.h"

#include <algorithm>

#include "common/hash.h"
#include "common/hex.h"
#include "common/utf8.h"
#include "common/weighted_terms.h"

namespace backfile {
namespace {

constexpr std::size_t longest_boolean_term = 200;  // bytes; Xapian takes 245

constexpr std::size_t dictionary_piece = 64U << 10;  // bytes
constexpr std::size_t most_dictionary_pieces = 64;

std::string dictionary_key(std::size_t piece) {
  return "zstd-dictionary" + (piece > 0 ? std::to_string(piece) : "");
}

// Rows in order are keys in order.
std::string article_key(std::uint32_t row) {
  std::string key = "a";
  for (int shift = 24; shift >= 0; shift -= 8) key += static_cast<char>(row >> shift & 0xFF);
  return key;
}

// `place` for those behind the first `lead` tokens.
void add_pairs(const std::vector<Token>& part, PairToken::Place place, std::size_t lead, Analyzer& analyzer,
               std::vector<PairToken>& pairs) {
  for (std::size_t i = 0; i + 1 < part.size(); ++i) {
    const std::string pair = character_pair(*part[i].word, *part[i + 1].word);
    if (!pair.empty()) pairs.push_back({analyzer.word(pair, ""), i < lead ? PairToken::Place::lead : place});
  }
}

}  // namespace

std::string character_pair(const Word& first, const Word& second) {
  const bool both = begins_unspaced(first.form) && begins_unspaced(second.form);
  return both ? std::string(first.form) + std::string(second.form) : "";
}

void analyze_article(const Article& article, Analyzer& analyzer, ArticleTokens& tokens) {
  analyzer.analyze(article.title, article.language, tokens.title);
  analyzer.analyze(article.byline, article.language, tokens.byline);
  analyzer.analyze(article.dateline, article.language, tokens.dateline);
  analyzer.analyze(article.text, article.language, tokens.text);
  tokens.pairs.clear();
  add_pairs(tokens.title, PairToken::Place::title, 0, analyzer, tokens.pairs);
  add_pairs(tokens.byline, PairToken::Place::elsewhere, 0, analyzer, tokens.pairs);
  add_pairs(tokens.dateline, PairToken::Place::elsewhere, 0, analyzer, tokens.pairs);
  add_pairs(tokens.text, PairToken::Place::text, lead_words, analyzer, tokens.pairs);
}

std::vector<std::string_view> facet_values(const Article& article, Facet facet) {
  std::vector<std::string_view> values;
  const auto add = [&](const std::vector<Label>& labels) {
    for (const Label& label : labels) {
      if (std::ranges::find(values, label.value) == values.end()) values.emplace_back(label.value);
    }
  };
  switch (facet) {
    case Facet::country:
      add(article.country);
      break;
    case Facet::person:
      add(article.person);
      break;
    case Facet::topic:
      add(article.topic);
      break;
    case Facet::source:
      if (!article.source.empty()) values.emplace_back(article.source);
      break;
    case Facet::language:
      if (!article.language.empty()) values.emplace_back(article.language);
      break;
  }
  return values;
}

std::string format_of_archives() {
  return std::to_string(schema_version) + '.' + std::to_string(analyzer_version);
}

std::string boolean_term(const Field& field, std::string_view value) {
  std::string term(field.prefix);
  term += ':';
  if (value.size() <= longest_boolean_term) {
    term += value;
    return term;
  }
  term += value.substr(0, code_point_border(value, longest_boolean_term - 20));
  term += '#';
  term += to_hex(hash_of(value));
  return term;
}

std::string id_term(std::string_view id) {
  std::string term(field("id").prefix);
  const std::uint64_t hash = hash_of(id);
  for (int shift = 56; shift >= 0; shift -= 8) term += static_cast<char>(hash >> shift & 0xFF);
  return term;
}

Xapian::Document to_document(const Article& article, const ArticleTokens& tokens,
                             const RankingContext& context) {
  Xapian::Document document;
  const auto words = static_cast<double>(tokens.words());
  for (const WeightedTerm& term : weighted_terms(tokens, context.ranking)) {
    document.add_term(std::string(term.word->term),
                      impact(term.count, words, context.average_words, context.ranking));
  }
  for (std::size_t i = 0; i < facet_count; ++i) {
    const auto facet = static_cast<Facet>(i);
    for (const std::string_view value : facet_values(article, facet)) {
      document.add_boolean_term(boolean_term(facet_field(facet), value));
    }
  }
  document.add_boolean_term(id_term(article.id));
  return document;
}

void store_article(Xapian::WritableDatabase& database, std::uint32_t row, const Article& article,
                   ArticleCodec& codec) {
  database.set_metadata(article_key(row), pack_article(article, codec));
}

Article stored_article(const Xapian::Database& database, std::uint32_t row, ArticleCodec& codec) {
  return unpack_article(database.get_metadata(article_key(row)), codec);
}

Article stored_article_head(const Xapian::Database& database, std::uint32_t row, ArticleCodec& codec) {
  return unpack_article_head(database.get_metadata(article_key(row)), codec);
}

void store_dictionary(Xapian::WritableDatabase& database, std::string_view dictionary) {
  for (std::size_t i = 0; i * dictionary_piece < dictionary.size(); ++i) {
    const std::string_view piece = dictionary.substr(i * dictionary_piece, dictionary_piece);
    database.set_metadata(dictionary_key(i), std::string(piece));
  }
}

std::string stored_dictionary(const Xapian::Database& database) {
  std::string dictionary;
  for (std::size_t i = 0; i < most_dictionary_pieces; ++i) {
    const std::string piece = database.get_metadata(dictionary_key(i));
    if (i == 0 && piece.size() == dictionary_piece) dictionary.reserve(8 * dictionary_piece);
    dictionary += piece;
    if (piece.size() != dictionary_piece) break;
  }
  return dictionary;
}

}  // namespace backfile
