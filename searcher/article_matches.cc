#include "searcher/article_matches.h"

#include <algorithm>

namespace backfile {
namespace {

// The weight of an expression: the sum of its words'.
double weight_of(const PlaceExpression& expression, const Plan& plan) {
  if (expression.kind == PlaceExpression::Kind::leaf) return plan.leaves[expression.leaf].idf;
  double sum = 0;
  for (const PlaceExpression& child : expression.children) sum += weight_of(child, plan);
  return sum;
}

// The plan's leaves, without the forms of those that are patterns.
std::vector<Leaf> without_patterns(std::vector<Leaf> leaves) {
  for (Leaf& leaf : leaves) {
    if (leaf.match == WordMatch::pattern) leaf = {};
  }
  return leaves;
}

// `match` gives weight, part and flags; begin and end are set from the place.
void add(const Match& place, const ArticleWords& words, SnippetMatch match, ArticleMatches& matches) {
  match.begin = place.first.position;
  match.end = place.last.position + 1;
  const std::uint32_t text_begin = parts_before_text * part_distance + words.before_text;
  if (match.end <= words.title.size()) {
    matches.title.push_back(match);
  } else if (match.begin >= text_begin && match.end - text_begin <= words.text.size()) {
    match.begin -= text_begin;
    match.end -= text_begin;
    matches.text.push_back(match);
  }
}

}  // namespace

ArticleMatcher::ArticleMatcher(const Plan& plan, const Columns& columns, Analyzer& analyzer)
    : plan_(plan), columns_(columns), analyzer_(analyzer), scanner_(columns, without_patterns(plan.leaves)) {
  for (std::size_t leaf = 0; leaf < plan.leaves.size(); ++leaf) {
    if (plan.leaves[leaf].match == WordMatch::pattern) patterns_.push_back(leaf);
  }
}

ArticleMatches ArticleMatcher::find(std::uint32_t row, const ArticleWords& words) {
  scanner_.scan(row, places_);
  if (!patterns_.empty()) add_patterns(row);
  ArticleMatches matches;
  part_ = 0;
  collect(plan_.root, words, matches);
  for (auto* part : {&matches.title, &matches.text})
    std::ranges::stable_sort(*part, {}, &SnippetMatch::begin);
  return matches;
}

void ArticleMatcher::add_patterns(std::uint32_t row) {
  PlaceCounter counter;
  const auto take = [&](std::uint32_t form) {
    const WordPlace place = counter.next_word();
    const std::string_view folded = analyzer_.word(columns_.lexicon().surfaces[form], "")->form;
    for (const std::size_t leaf : patterns_) {
      if (matches_pattern(plan_.leaves[leaf].form, folded)) places_[leaf].push_back(place);
    }
  };
  read_tokens(columns_.tokens(row), take, [&](TokenUnit unit) { counter.next_break(unit); });
}

void ArticleMatcher::collect(const PlanNode& node, const ArticleWords& words, ArticleMatches& matches) {
  switch (node.kind) {
    case PlanNode::Kind::term: {
      const std::uint32_t part = part_++;
      for (const WordPlace& place : places_[node.leaf]) {
        add({place, place}, words, {0, 0, part, plan_.leaves[node.leaf].idf}, matches);
      }
      break;
    }
    case PlanNode::Kind::places:
      collect_places(node.places, words, matches);
      break;
    case PlanNode::Kind::conjunction:
    case PlanNode::Kind::disjunction:
    case PlanNode::Kind::spellings:
      for (const PlanNode& child : node.children) collect(child, words, matches);
      break;
    default:
      break;
  }
}

void ArticleMatcher::collect_places(const PlaceExpression& expression, const ArticleWords& words,
                                    ArticleMatches& matches) {
  const std::uint32_t part = part_++;
  const bool several = expression.kind != PlaceExpression::Kind::leaf;
  const double weight = weight_of(expression, plan_);
  std::vector<Match> stretches;  // the matches, those that overlap as one
  for (const Match& match : evaluator_.matches(expression, places_)) {
    add(match, words, {0, 0, part, weight, several, !several}, matches);
    if (stretches.empty() || match.first.position > stretches.back().last.position) {
      stretches.push_back(match);
    } else if (match.last.position > stretches.back().last.position) {
      stretches.back().last = match.last;
    }
  }
  if (several) mark_words(expression, stretches, words, part, matches);
}

// Of a place only the query's own words are highlighted, not what stands between them.
void ArticleMatcher::mark_words(const PlaceExpression& expression, const std::vector<Match>& stretches,
                                const ArticleWords& words, std::uint32_t part,
                                ArticleMatches& matches) const {
  for (const PlaceExpression& child : expression.children) mark_words(child, stretches, words, part, matches);
  if (expression.kind != PlaceExpression::Kind::leaf) return;
  auto stretch = stretches.begin();
  for (const WordPlace& place : places_[expression.leaf]) {
    while (stretch != stretches.end() && stretch->last.position < place.position) ++stretch;
    if (stretch == stretches.end()) return;
    if (place.position >= stretch->first.position) add({place, place}, words, {0, 0, part, 0}, matches);
  }
}

}  // namespace backfile
