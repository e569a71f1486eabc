#include "searcher/article_matches.h"

#include <algorithm>

#include "common/language.h"

namespace backfile {
namespace {

// The weight of an expression: the sum of its words'.
double weight_of(const PlaceExpression& expression, const Plan& plan) {
  if (expression.kind == PlaceExpression::Kind::leaf) return plan.leaves[expression.leaf].idf;
  double sum = 0;
  for (const PlaceExpression& child : expression.children) sum += weight_of(child, plan);
  return sum;
}

}  // namespace

ArticleMatcher::ArticleMatcher(const Plan& plan, const Columns& columns) : plan_(plan) {
  for (std::size_t leaf = 0; leaf < plan.leaves.size(); ++leaf) {
    if (plan.leaves[leaf].match == WordMatch::pattern) {
      patterns_.push_back(leaf);
      continue;
    }
    for (const LeafForm& form : forms_of_leaf(columns, plan.leaves[leaf]))
      add(columns.lexicon().surfaces[form.form], {leaf, form});
  }
}

void ArticleMatcher::add(std::string_view surface, const LeafWord& word) {
  by_surface_[surface].push_back(word);
  outlines_.set(outline_of(surface));
}

ArticleMatches ArticleMatcher::find(const ArticleTokens& tokens, std::string_view language) {
  find_places(tokens, language);
  ArticleMatches matches;
  part_ = 0;
  collect(plan_.root, tokens, matches);
  for (auto* part : {&matches.title, &matches.text})
    std::ranges::stable_sort(*part, {}, &SnippetMatch::begin);
  return matches;
}

void ArticleMatcher::take(const Token& token, char prefix, const WordPlace& place) {
  if (outlines_.test(token.outline)) {
    if (const auto found = by_surface_.find(token.word->surface); found != by_surface_.end()) {
      for (const LeafWord& wanted : found->second) {
        if (wanted.form.holds_in(prefix)) places_[wanted.leaf].push_back(place);
      }
    }
  }
  for (const std::size_t leaf : patterns_) {
    if (matches_pattern(plan_.leaves[leaf].form, token.word->form)) places_[leaf].push_back(place);
  }
}

void ArticleMatcher::find_places(const ArticleTokens& tokens, std::string_view language) {
  const char prefix = language_prefix(language);
  places_.resize(plan_.leaves.size());
  for (auto& list : places_) list.clear();
  PlaceCounter counter;
  const auto walk = [&](const std::vector<Token>& part) {
    for (const Token& token : part) {
      if (&token != &part.front() && token.before == Break::paragraph) counter.next_paragraph();
      if (&token != &part.front() && token.before == Break::sentence) counter.next_sentence();
      take(token, prefix, counter.next_word());
    }
  };
  walk(tokens.title);
  counter.next_part();
  title_end_ = static_cast<std::uint32_t>(tokens.title.size());
  walk(tokens.byline);
  counter.next_part();
  walk(tokens.dateline);
  counter.next_part();
  text_begin_ = 3 * part_distance + static_cast<std::uint32_t>(tokens.title.size() + tokens.byline.size() +
                                                               tokens.dateline.size());
  walk(tokens.text);
}

void ArticleMatcher::collect(const PlanNode& node, const ArticleTokens& tokens, ArticleMatches& matches) {
  switch (node.kind) {
    case PlanNode::Kind::term: {
      const std::uint32_t part = part_++;
      for (const WordPlace& place : places_[node.leaf]) {
        add({place, place}, tokens, {0, 0, part, plan_.leaves[node.leaf].idf}, matches);
      }
      break;
    }
    case PlanNode::Kind::places:
      collect_places(node.places, tokens, matches);
      break;
    case PlanNode::Kind::conjunction:
    case PlanNode::Kind::disjunction:
    case PlanNode::Kind::spellings:
      for (const PlanNode& child : node.children) collect(child, tokens, matches);
      break;
    default:
      break;
  }
}

void ArticleMatcher::collect_places(const PlaceExpression& expression, const ArticleTokens& tokens,
                                    ArticleMatches& matches) {
  const std::uint32_t part = part_++;
  const bool several = expression.kind != PlaceExpression::Kind::leaf;
  const double weight = weight_of(expression, plan_);
  std::vector<Match> stretches;  // the matches, those that overlap as one
  for (const Match& match : evaluator_.matches(expression, places_)) {
    add(match, tokens, {0, 0, part, weight, several, !several}, matches);
    if (stretches.empty() || match.first.position > stretches.back().last.position) {
      stretches.push_back(match);
    } else if (match.last.position > stretches.back().last.position) {
      stretches.back().last = match.last;
    }
  }
  if (several) mark_words(expression, stretches, tokens, part, matches);
}

// Of a place only the query's own words are highlighted, not what stands between them.
void ArticleMatcher::mark_words(const PlaceExpression& expression, const std::vector<Match>& stretches,
                                const ArticleTokens& tokens, std::uint32_t part,
                                ArticleMatches& matches) const {
  for (const PlaceExpression& child : expression.children)
    mark_words(child, stretches, tokens, part, matches);
  if (expression.kind != PlaceExpression::Kind::leaf) return;
  auto stretch = stretches.begin();
  for (const WordPlace& place : places_[expression.leaf]) {
    while (stretch != stretches.end() && stretch->last.position < place.position) ++stretch;
    if (stretch == stretches.end()) return;
    if (place.position >= stretch->first.position) add({place, place}, tokens, {0, 0, part, 0}, matches);
  }
}

void ArticleMatcher::add(const Match& place, const ArticleTokens& tokens, SnippetMatch match,
                         ArticleMatches& matches) const {
  match.begin = place.first.position;
  match.end = place.last.position + 1;
  if (match.end <= title_end_) {
    matches.title.push_back(match);
  } else if (match.begin >= text_begin_ && match.end - text_begin_ <= tokens.text.size()) {
    match.begin -= text_begin_;
    match.end -= text_begin_;
    matches.text.push_back(match);
  }
}

}  // namespace backfile
