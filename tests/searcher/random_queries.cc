#include "searcher/random_queries.h"

#include <algorithm>
#include <set>

#include "common/analyzer.h"
#include "common/ascii.h"
#include "common/document.h"

namespace backfile {
namespace {

// Letters, none of the operators.
bool can_be_typed(std::string_view word) {
  static const std::set<std::string, std::less<>> operators = {"and", "or", "not", "near", "adj", "to"};
  std::string lower;
  for (const char c : word) lower += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  return !operators.contains(lower) &&
         std::ranges::all_of(lower, [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

RandomQueries::RandomQueries(const std::vector<Article>& articles, unsigned seed) : random_(seed) {
  Analyzer analyzer;
  std::vector<Token> tokens;
  for (const Article& article : articles) {
    for (const std::string* text : {&article.title, &article.text}) {
      analyzer.analyze(*text, article.language, tokens);
      sentences_.emplace_back();
      for (const Token& token : tokens) {
        if (token.before != Break::none) sentences_.emplace_back();
        if (can_be_typed(token.word->surface)) sentences_.back().emplace_back(token.word->surface);
      }
    }
    for (std::size_t i = 0; i < facet_count; ++i) {
      const auto facet = static_cast<Facet>(i);
      for (const std::string_view value : facet_values(article, facet))
        values_.push_back(std::string(facet_field(facet).name) + ":\"" + std::string(value) + '"');
    }
    if (article.date.known()) years_.push_back(to_iso(article.date).substr(0, below(2) == 0 ? 4 : 7));
  }
  std::erase_if(sentences_, [](const auto& words) { return words.size() < 4; });
}

// Common words come as often as they stand in the articles.
std::string RandomQueries::word() {
  const auto& sentence = sentences_[below(sentences_.size())];
  return pick(sentence);
}

std::string RandomQueries::marked_word() {
  std::string text = word();
  switch (below(6)) {
    case 0:
      return "=" + text;
    case 1:
      return text.size() > 3 ? text.substr(0, 3 + below(text.size() - 3)) + "*" : text;
    case 2:
      if (text.size() > 4) text[2 + below(text.size() - 3)] = '?';
      return text;
    default:
      return text;
  }
}

// Words that stand side by side, one of them sometimes wrong.
std::string RandomQueries::phrase() {
  const auto& sentence = sentences_[below(sentences_.size())];
  const std::size_t length = std::min<std::size_t>(2 + below(4), sentence.size());
  const std::size_t from = below(sentence.size() - length + 1);
  const std::size_t wrong = below(3) == 0 ? below(length) : length;
  std::string text = "\"";
  for (std::size_t i = 0; i < length; ++i) text += (i == wrong ? word() : sentence[from + i]) + " ";
  text.back() = '"';
  return text;
}

std::string RandomQueries::positional(int depth) {
  switch (depth <= 0 ? below(3) : below(8)) {
    case 0:
      return phrase();
    case 1:
    case 2:
      return marked_word();
    case 3:
      return "(" + positional(depth - 1) + " OR " + positional(depth - 1) + ")";
    case 4:
      return "(" + positional(depth - 1) + " w/" + number(1, 20) + " " + positional(depth - 1) + ")";
    case 5:
      return "(" + positional(depth - 1) + " pre/" + number(1, 20) + " " + positional(depth - 1) + ")";
    case 6:
      return "(" + positional(depth - 1) + " /s " + positional(depth - 1) + ")";
    default:
      return "(" + positional(depth - 1) + " /p " + positional(depth - 1) + ")";
  }
}

std::string RandomQueries::condition() {
  switch (below(5)) {
    case 0:
      return "words>" + number(20, 300);
    case 1:
      return "words<" + number(20, 300);
    case 2:
      if (!years_.empty()) return "date:" + pick(years_);
      return "date:1950..2020";
    default:
      return values_.empty() ? word() : pick(values_);
  }
}

std::string RandomQueries::query(int depth) {
  if (depth <= 0) return positional(1);
  static const std::vector<std::string> parts = {"title:", "lead:", "byline:", "dateline:"};
  switch (below(12)) {
    case 0:
    case 1:
      return "(" + query(depth - 1) + " AND " + query(depth - 1) + ")";
    case 2:
    case 3:
      return "(" + query(depth - 1) + " OR " + query(depth - 1) + ")";
    case 4:
      return "(" + query(depth - 1) + " NOT " + query(depth - 1) + ")";
    case 5:
      return "(NOT " + query(depth - 1) + ")";
    case 6:
      return pick(parts) + positional(below(2) == 0 ? 0 : 1);
    case 7:
      return "atleast" + number(1, 5) + " " + positional(1);
    case 8:
      return "(" + condition() + " AND " + query(depth - 1) + ")";
    default:
      return positional(2);
  }
}

}  // namespace backfile
