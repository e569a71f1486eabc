#include "searcher/brute_force.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "common/countries.h"
#include "common/document.h"
#include "common/fold.h"
#include "common/language.h"

namespace backfile {
namespace {

bool glob(const std::string& pattern, const std::string& word) {
  std::vector<bool> ends(word.size() + 1);  // where in the word the pattern so far may end
  ends[0] = true;
  for (const char p : pattern) {
    std::vector<bool> next(word.size() + 1);
    for (std::size_t w = 0; w <= word.size(); ++w) {
      if (p == '*')
        next[w] = ends[w] || (w > 0 && next[w - 1]);
      else
        next[w] = w > 0 && ends[w - 1] && (p == '?' || p == word[w - 1]);
    }
    ends = next;
  }
  return ends[word.size()];
}

// What stands between wildcards is folded, each part for itself.
std::string folded_pattern(const std::string& pattern) {
  std::string out;
  std::string part;
  for (const char c : pattern) {
    if (c != '*' && c != '?') {
      part += c;
      continue;
    }
    fold_word(part, out);
    out += c;
    part.clear();
  }
  fold_word(part, out);
  return out;
}

// By the value, by what it is called, or by another name for it.
bool is_value(const QueryNode& query, const std::string& value) {
  const Facet facet = facet_of(*query.field);
  const std::string label = facet == Facet::country    ? std::string(country_label(value))
                            : facet == Facet::language ? language_label(value)
                                                       : value;
  if (query.match == WordMatch::pattern) {
    const std::string pattern = folded_pattern(query.text);
    return glob(pattern, fold(value)) || glob(pattern, fold(label));
  }
  if (fold(value) == fold(query.text)) return true;
  if (facet == Facet::country) return country_code(query.text) == value;
  if (facet == Facet::language) return language_code(query.text) == value;
  return false;
}

}  // namespace

PlainArticle::PlainArticle(const Article& article) : article_(article) {
  add(article.title, "title");
  add(article.byline, "byline");
  add(article.dateline, "dateline");
  add(article.text, "text");
}

void PlainArticle::add(const std::string& text, const std::string& part) {
  Analyzer analyzer;
  std::vector<Token> tokens;
  analyzer.analyze(text, article_.language, tokens);
  int position = words_.empty() ? 0 : words_.back().position + 1000000;
  int sentence = words_.empty() ? 0 : words_.back().sentence + 1;
  int paragraph = words_.empty() ? 0 : words_.back().paragraph + 1;
  int paragraphs_here = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (i > 0 && tokens[i].before != Break::none) ++sentence;
    if (i > 0 && tokens[i].before == Break::paragraph) {
      ++paragraph;
      ++paragraphs_here;
    }
    const Word& word = *tokens[i].word;
    words_.push_back({std::string(word.surface), std::string(word.form), std::string(word.term), part,
                      position++, sentence, paragraph,
                      part == "title" || (part == "text" && paragraphs_here == 0)});
  }
  if (part == "title" || part == "text") words_of_text_ += static_cast<int>(tokens.size());
}

// Marked with "=": capitals and accents count where the query has some, points always, curls of apostrophes
// never.
bool PlainArticle::is_printed_so(const std::string& surface, const std::string& form, const Asked& asked) {
  const std::string typed = with_plain_apostrophes(asked.surface);
  if (asked.form != typed) return with_plain_apostrophes(surface) == typed;
  const bool points = typed.find('.') == std::string::npos && surface.find('.') != std::string::npos;
  return form == asked.form && !points;
}

bool PlainArticle::is_word(const Entry& entry, WordMatch match, const Asked& asked, bool quoted) {
  switch (match) {
    case WordMatch::stemmed:
      return entry.term == asked.term;
    case WordMatch::exact:
      return quoted ? entry.form == asked.form : is_printed_so(entry.surface, entry.form, asked);
    case WordMatch::pattern:
      return glob(asked.form, entry.form);
  }
  return false;
}

const std::vector<PlainArticle::Asked>& PlainArticle::asked_words(const QueryNode& query) const {
  static std::map<std::tuple<std::string, std::string, bool>, std::vector<Asked>> known;
  const bool pattern = query.match == WordMatch::pattern;
  const auto [found, fresh] = known.try_emplace({query.text, article_.language, pattern});
  if (!fresh) return found->second;
  if (pattern) {
    found->second.push_back({query.text, folded_pattern(query.text), ""});
    return found->second;
  }
  Analyzer analyzer;
  std::vector<Token> tokens;
  analyzer.analyze(query.text, article_.language, tokens);
  for (const Token& token : tokens) {
    found->second.push_back(
        {std::string(token.word->surface), std::string(token.word->form), std::string(token.word->term)});
  }
  return found->second;
}

std::vector<PlainArticle::Span> PlainArticle::word_spans(const QueryNode& query, const std::string& part,
                                                         bool quoted) const {
  std::vector<Span> found;
  const auto in_part = [&](const Entry& entry) {
    return part.empty() || (part == "lead" ? entry.lead : entry.part == part);
  };
  const std::vector<Asked>& asked = asked_words(query);
  const auto length = static_cast<int>(asked.size());
  for (int i = 0; i + length <= static_cast<int>(words_.size()); ++i) {
    const Entry& first = words_[static_cast<std::size_t>(i)];
    bool all = true;
    for (int k = 0; k < length && all; ++k) {
      const Entry& entry = words_[static_cast<std::size_t>(i + k)];
      all = is_word(entry, query.match, asked[static_cast<std::size_t>(k)], quoted) && in_part(entry) &&
            entry.position == first.position + k;
    }
    if (all) found.push_back({i, i + length - 1, true});
  }
  return found;
}

std::vector<PlainArticle::Span> PlainArticle::phrase_spans(const QueryNode& query,
                                                           const std::string& part) const {
  std::vector<Span> found = spans(query.children.front(), part, true);
  for (std::size_t i = 1; i < query.children.size(); ++i) {
    std::vector<Span> longer;
    const auto next = spans(query.children[i], part, true);
    for (const Span& a : found) {
      for (const Span& b : next) {
        if (begin_of(b).position == end_of(a).position + 1) longer.push_back({a.first, b.last, true});
      }
    }
    found = longer;
  }
  return found;
}

std::vector<PlainArticle::Span> PlainArticle::near_spans(const QueryNode& query,
                                                         const std::string& part) const {
  // No word of one is a word of the other: apart, or one stands between the words of the other, which is a
  // proximity.
  const auto apart = [&](const Span& a, const Span& b) {
    if (a.last < b.first || b.last < a.first) return true;
    if (a.first < b.first && b.last < a.last) return !a.solid;
    if (b.first < a.first && a.last < b.last) return !b.solid;
    return !a.solid && !b.solid && a.first != b.first && a.last != b.last && a.first != b.last &&
           a.last != b.first;
  };
  const auto near = [&](const Span& a, const Span& b) {
    if (query.ordered && b.first <= a.last) return false;
    if (!apart(a, b)) return false;
    const Span both = {std::min(a.first, b.first), std::max(a.last, b.last), false};
    if (query.unit == NearUnit::sentence) return begin_of(both).sentence == end_of(both).sentence;
    if (query.unit == NearUnit::paragraph) return begin_of(both).paragraph == end_of(both).paragraph;
    const int distance =
        std::max(begin_of(b).position - end_of(a).position, begin_of(a).position - end_of(b).position);
    return distance <= static_cast<int>(query.distance);
  };
  std::vector<Span> found;
  const auto right = spans(query.children[1], part);
  for (const Span& a : spans(query.children[0], part)) {
    for (const Span& b : right) {
      if (near(a, b)) found.push_back({std::min(a.first, b.first), std::max(a.last, b.last), false});
    }
  }
  return found;
}

std::vector<PlainArticle::Span> PlainArticle::spans(const QueryNode& query, const std::string& part,
                                                    bool quoted) const {
  if (query.kind == NodeKind::word) return word_spans(query, part, quoted);
  std::vector<Span> found;
  if (query.kind == NodeKind::disjunction) {
    for (const QueryNode& child : query.children) {
      const auto more = spans(child, part);
      found.insert(found.end(), more.begin(), more.end());
    }
  } else if (query.kind == NodeKind::phrase) {
    found = phrase_spans(query, part);
  } else if (query.kind == NodeKind::at_least) {
    found = spans(query.children.front(), part);
  } else if (query.kind == NodeKind::near) {
    found = near_spans(query, part);
  }
  std::ranges::sort(found, [](const Span& a, const Span& b) {
    return std::tuple(a.first, a.last, a.solid) < std::tuple(b.first, b.last, b.solid);
  });
  found.erase(
      std::unique(found.begin(), found.end(),
                  [](const Span& a, const Span& b) { return a.first == b.first && a.last == b.last; }),
      found.end());
  if (query.kind == NodeKind::at_least && found.size() < query.count) found.clear();
  return found;
}

bool PlainArticle::matches(const QueryNode& query) const {
  return matches(query, "");
}

bool PlainArticle::matches(const QueryNode& query, const std::string& part) const {
  switch (query.kind) {
    case NodeKind::all:
      return true;
    case NodeKind::conjunction:
      return std::ranges::all_of(query.children,
                                 [&](const QueryNode& child) { return matches(child, part); });
    case NodeKind::disjunction:
      return std::ranges::any_of(query.children,
                                 [&](const QueryNode& child) { return matches(child, part); });
    case NodeKind::negation:
      return !matches(query.children.front(), part);
    case NodeKind::field:
      return matches(query.children.front(), std::string(query.field->name));
    case NodeKind::value: {
      if (query.field->name == "id") return article_.id == query.text;
      const auto values = facet_values(article_, facet_of(*query.field));
      return std::ranges::any_of(values,
                                 [&](std::string_view value) { return is_value(query, std::string(value)); });
    }
    case NodeKind::dates:
      return article_.date.known() && article_.date.seconds >= query.dates.begin &&
             article_.date.seconds < query.dates.end;
    case NodeKind::length:
      return words_of_text_ >= static_cast<int>(query.min_words) &&
             static_cast<std::uint32_t>(words_of_text_) <= query.max_words;
    default:
      return !spans(query, part).empty();
  }
}

}  // namespace backfile
