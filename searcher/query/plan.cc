#include "searcher/query/plan.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "common/analyzer.h"
#include "common/ascii.h"
#include "common/countries.h"
#include "common/document.h"
#include "common/fold.h"
#include "common/language.h"
#include "common/topics.h"
#include "common/utf8.h"
#include "searcher/query/compounds.h"
#include "searcher/query/query_error.h"

namespace backfile {
namespace {

constexpr std::size_t most_expansions = 20000;  // forms that a pattern may stand for

// Folds the parts of a pattern between its wildcards.
std::string fold_pattern(std::string_view pattern) {
  std::string folded;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= pattern.size(); ++i) {
    if (i < pattern.size() && pattern[i] != '*' && pattern[i] != '?') continue;
    fold_word(pattern.substr(begin, i - begin), folded);
    if (i < pattern.size()) folded += pattern[i];
    begin = i + 1;
  }
  return folded;
}

// The letters before the first wildcard.
std::string_view fixed_prefix(std::string_view pattern) {
  return pattern.substr(0, pattern.find_first_of("*?"));
}

// True where `text` folds to `folded`. A facet has values by the hundred thousand, and most differ in the
// first letter, which an ASCII letter keeps but for its case.
bool folds_to(std::string_view text, std::string_view folded) {
  if (text.empty() || folded.empty()) return text.empty() && folded.empty();
  const char first = text.front();
  const bool ascii = static_cast<unsigned char>(first) < 0x80;
  if (ascii && ascii_lower(first) != folded.front()) return false;
  return fold(text) == folded;
}

// The name that people read for a value.
std::string value_label(Facet facet, std::string_view value) {
  return facet == Facet::country ? std::string(country_label(value)) : language_label(value);
}

// Builds the plan's leaves and nodes from the tree.
class Planner {
 public:
  explicit Planner(PlanContext& context) : context_(context) {}

  PlanNode node(const QueryNode& query, Part part) {
    PlanNode made;
    made.source = &query;
    switch (query.kind) {
      case NodeKind::all:
        break;
      case NodeKind::word:
      case NodeKind::phrase:
      case NodeKind::near:
      case NodeKind::at_least:
        return positional(query, part);
      case NodeKind::conjunction:
      case NodeKind::disjunction:
      case NodeKind::negation:
        made.kind = query.kind == NodeKind::conjunction   ? PlanNode::Kind::conjunction
                    : query.kind == NodeKind::disjunction ? PlanNode::Kind::disjunction
                                                          : PlanNode::Kind::negation;
        for (const QueryNode& child : query.children) made.children.push_back(node(child, part));
        break;
      case NodeKind::field:
        made = node(query.children.front(), part_of(*query.field));
        made.source = &query;
        return made;
      case NodeKind::value:
        made.kind = PlanNode::Kind::value;
        made.value_terms = query.match == WordMatch::pattern
                               ? pattern_value_terms(query)
                               : value_terms(*query.field, query.text, context_);
        break;
      case NodeKind::dates:
        made.kind = PlanNode::Kind::dates;
        made.dates = query.dates;
        break;
      case NodeKind::length:
        made.kind = PlanNode::Kind::length;
        made.min_words = query.min_words;
        made.max_words = query.max_words;
        break;
    }
    return made;
  }

  std::vector<Leaf> take_leaves() { return std::move(leaves_); }

 private:
  // Every value of the facet whose value or label the pattern matches. (In ids the parser takes * literally.)
  std::vector<std::string> pattern_value_terms(const QueryNode& query) {
    const std::string pattern = fold_pattern(query.text);
    const Facet facet = facet_of(*query.field);
    std::set<std::string> terms;
    for (Shard& shard : context_.shards()) {
      const StringTable& names = shard.columns().facet(facet).names;
      for (std::uint32_t id = 0; id < names.size(); ++id) {
        const bool has_label = facet == Facet::country || facet == Facet::language;
        const bool matches = matches_pattern(pattern, fold(names[id])) ||
                             (has_label && matches_pattern(pattern, fold(value_label(facet, names[id]))));
        if (matches) terms.insert(boolean_term(*query.field, names[id]));
      }
    }
    return {terms.begin(), terms.end()};
  }

  static Part part_of(const Field& row) {
    if (row.name == "title") return Part::title;
    if (row.name == "lead") return Part::lead;
    return row.name == "byline" ? Part::byline : Part::dateline;
  }

  PlanNode positional(const QueryNode& query, Part part) {
    PlaceExpression places = expression(query, part, false);
    const bool spellings = query.kind == NodeKind::word && places.kind == PlaceExpression::Kind::any_of;
    if (!spellings) return place_node(std::move(places), query);
    PlanNode made;
    made.source = &query;
    made.kind = PlanNode::Kind::spellings;
    for (PlaceExpression& spelling : places.children)
      made.children.push_back(place_node(std::move(spelling), query));
    return made;
  }

  // Words anywhere are told by the postings alone.
  PlanNode place_node(PlaceExpression places, const QueryNode& query) const {
    PlanNode made;
    made.source = &query;
    made.places = std::move(places);
    const bool plain = made.places.kind == PlaceExpression::Kind::leaf && made.places.part == Part::any &&
                       leaves_[made.places.leaf].match == WordMatch::stemmed;
    made.kind = plain ? PlanNode::Kind::term : PlanNode::Kind::places;
    made.leaf = made.places.leaf;
    return made;
  }

  PlaceExpression expression(const QueryNode& query, Part part, bool quoted) {
    using Kind = PlaceExpression::Kind;
    PlaceExpression made;
    made.part = part;
    switch (query.kind) {
      case NodeKind::word:
        return word(query, part, quoted);
      case NodeKind::phrase:
        made.kind = Kind::phrase;
        break;
      case NodeKind::near:
        made.kind = Kind::near;
        made.unit = query.unit;
        made.ordered = query.ordered;
        made.distance = query.distance;
        break;
      case NodeKind::at_least:
        made.kind = Kind::at_least;
        made.count = query.count;
        break;
      default:  // the parser lets nothing but disjunctions of positional nodes through
        made.kind = Kind::any_of;
        break;
    }
    for (const QueryNode& child : query.children) {
      PlaceExpression part_expression = expression(child, part, query.kind == NodeKind::phrase);
      // A phrase of words that are phrases themselves ("counter-terrorism unit") is one phrase.
      if (made.kind == Kind::phrase && part_expression.kind == Kind::phrase) {
        std::ranges::move(part_expression.children, std::back_inserter(made.children));
      } else {
        made.children.push_back(std::move(part_expression));
      }
    }
    return made;
  }

  // One word as typed may be several words of the text, side by side.
  PlaceExpression word(const QueryNode& query, Part part, bool quoted) {
    PlaceExpression made;
    made.part = part;
    if (query.match == WordMatch::pattern) {
      made.leaf = add_pattern(query);
      return made;
    }
    std::vector<Token> tokens;
    context_.analyzer().analyze(query.text, "", tokens);
    // Characters that belong together are looked up and weighed as pairs, each by that with the next one; the
    // last by that with the one before, which is weighed already.
    std::vector<std::uint32_t> indexes;
    std::string before;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const std::string pair =
          i + 1 < tokens.size() ? character_pair(*tokens[i].word, *tokens[i + 1].word) : "";
      indexes.push_back(add_leaf(query, *tokens[i].word, quoted, pair.empty() ? before : pair));
      if (pair.empty() && !before.empty()) leaves_.back().idf = 0;
      before = pair;
    }
    made = side_by_side(indexes, part);
    if (query.match != WordMatch::stemmed || quoted) return made;
    const std::vector<std::string> other =
        indexes.size() == 1 ? parts_of_compound(leaves_[indexes.front()].form) : joined_compound(query.text);
    if (other.empty() || !std::ranges::all_of(other, [&](const auto& form) { return is_known(form); }))
      return made;
    std::vector<std::uint32_t> others;
    for (const std::string& form : other)
      others.push_back(add_leaf(query, *context_.analyzer().word(form, ""), false));
    PlaceExpression both;
    both.kind = PlaceExpression::Kind::any_of;
    both.part = part;
    both.children = {std::move(made), side_by_side(others, part)};
    return both;
  }

  static PlaceExpression side_by_side(const std::vector<std::uint32_t>& leaves, Part part) {
    PlaceExpression made;
    made.part = part;
    if (leaves.size() == 1) {
      made.leaf = leaves.front();
      return made;
    }
    made.kind = PlaceExpression::Kind::phrase;
    for (const std::uint32_t leaf : leaves) made.children.push_back(side_by_side({leaf}, part));
    return made;
  }

  bool is_known(const std::string& form) {
    return std::ranges::any_of(context_.terms_of(form),
                               [&](const std::string& term) { return context_.frequency(term) > 0; });
  }

  // `pair`: what a character is known by instead, or "".
  std::uint32_t add_leaf(const QueryNode& query, const Word& word, bool quoted,
                         const std::string& pair = "") {
    Leaf leaf;
    leaf.match = query.match;
    leaf.form = word.form;
    leaf.text = with_plain_apostrophes(word.surface);
    // Words in quotes are found whatever their capitals. Of marked ones `=us` is "us" and "US", `=US` is only
    // that, `=café` not "cafe"; neither is "U.S.".
    const bool marked = query.match == WordMatch::exact && !quoted;
    leaf.as_printed = marked && leaf.form != leaf.text;
    leaf.without_points = marked && !leaf.as_printed && leaf.text.find('.') == std::string::npos;
    if (pair.empty()) {
      leaf.terms = context_.terms_of(leaf.form);
    } else {
      if (leaf.match == WordMatch::stemmed) leaf.match = WordMatch::exact;  // it has no other forms
      leaf.terms = {pair};
    }
    finish(leaf);
    leaves_.push_back(std::move(leaf));
    return static_cast<std::uint32_t>(leaves_.size() - 1);
  }

  std::uint32_t add_pattern(const QueryNode& query) {
    Leaf leaf;
    leaf.match = WordMatch::pattern;
    leaf.text = query.text;
    leaf.form = fold_pattern(query.text);
    std::set<std::string> terms;
    std::size_t expansions = 0;
    const std::string_view prefix = fixed_prefix(leaf.form);
    for (Shard& shard : context_.shards()) {
      const StringTable& folded = shard.columns().lexicon().folded;
      for (std::uint32_t i = folded.lower_bound(prefix); i < folded.size() && folded[i].starts_with(prefix);
           ++i) {
        if (!matches_pattern(leaf.form, folded[i])) continue;
        if (++expansions > most_expansions * context_.shards().size()) {
          throw QueryError(query.place,
                           query.text + " stands for more than " + std::to_string(most_expansions) + " words",
                           "", "give more letters before the *");
        }
        for (std::string& term : context_.terms_of(folded[i])) terms.insert(std::move(term));
      }
    }
    leaf.terms.assign(terms.begin(), terms.end());
    finish(leaf);
    leaves_.push_back(std::move(leaf));
    return static_cast<std::uint32_t>(leaves_.size() - 1);
  }

  // Drops terms that no article has, and weighs the word.
  void finish(Leaf& leaf) {
    std::erase_if(leaf.terms, [&](const std::string& term) {
      const std::uint64_t frequency = context_.frequency(term);
      leaf.frequency += frequency;
      return frequency == 0;
    });
    leaf.frequency = std::min(leaf.frequency, context_.articles());
    if (leaf.frequency > 0) {
      leaf.idf = std::log(static_cast<double>(context_.articles()) / static_cast<double>(leaf.frequency));
    }
  }

  PlanContext& context_;
  std::vector<Leaf> leaves_;
};

// What a user may type for a value: the value, its label, an alias; all folded.
std::string canonical_value(Facet facet, std::string_view value) {
  if (facet == Facet::country) return std::string(country_code(value));
  if (facet == Facet::language) return language_code(value);
  if (const Topic* topic = facet == Facet::topic ? find_topic(value) : nullptr)
    return std::string(topic->label);
  return "";
}

}  // namespace

bool matches_pattern(std::string_view pattern, std::string_view word) {
  // Greedy with one point to come back to: the last star.
  std::size_t p = 0;
  std::size_t w = 0;
  std::size_t star = std::string_view::npos;
  std::size_t star_word = 0;
  while (w < word.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      star_word = w;
    } else if (p < pattern.size() && pattern[p] == '?') {
      ++p;
      next_code_point(word, w);
    } else if (p < pattern.size() && pattern[p] == word[w]) {
      ++p;
      ++w;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      next_code_point(word, star_word);
      w = star_word;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

std::vector<std::uint32_t> matching_values(const FacetColumn& column, Facet facet, std::string_view value) {
  std::vector<std::uint32_t> ids;
  const std::string canonical = canonical_value(facet, value);
  if (const std::uint32_t id = canonical.empty() ? column.names.size() : column.names.find(canonical);
      id < column.names.size()) {
    ids.push_back(id);
    if (facet != Facet::topic) return ids;  // a source may have given "Politics" beside our label
  }
  if (const std::uint32_t id = column.names.find(value); id < column.names.size()) {
    if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
  }
  const bool person = facet == Facet::person;
  const std::string folded = fold(value);
  const std::string key = person ? person_key(value) : folded;
  const auto is_it = [&](std::string_view name) {
    if (folds_to(name, folded)) return true;
    const bool may_be_reordered = name.find(',') != std::string_view::npos;
    return person && (may_be_reordered ? person_key(name) == key : folds_to(name, key));
  };
  for (std::uint32_t id = 0; id < column.names.size(); ++id) {
    if (is_it(column.names[id]) && std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
  }
  return ids;
}

std::vector<std::string> value_terms(const Field& row, std::string_view value, PlanContext& context) {
  if (row.kind == FieldKind::key) return {id_term(value)};
  const Facet facet = facet_of(row);
  std::vector<std::string_view> names = {value};
  const std::string* alias = facet == Facet::person ? context.aliases().find(value) : nullptr;
  if (alias != nullptr) names.push_back(*alias);
  std::set<std::string> terms;
  for (Shard& shard : context.shards()) {
    const FacetColumn& column = shard.columns().facet(facet);
    for (const std::string_view name : names) {
      for (const std::uint32_t id : matching_values(column, facet, name))
        terms.insert(boolean_term(row, column.names[id]));
    }
  }
  return {terms.begin(), terms.end()};
}

Plan make_plan(const QueryNode& query, PlanContext& context) {
  Planner planner(context);
  Plan plan;
  plan.root = planner.node(query, Part::any);
  plan.leaves = planner.take_leaves();
  return plan;
}

}  // namespace backfile
