#include "searcher/match/matchers.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "searcher/match/joined_matchers.h"
#include "searcher/match/places_matcher.h"
#include "searcher/match/posting_matchers.h"
#include "searcher/match/row_matchers.h"

namespace backfile {
namespace {

// Where nothing is wanted, everything is.
std::unique_ptr<Matcher> make_conjunction(Matchers wanted, Matchers unwanted, Shard& shard) {
  if (wanted.empty()) wanted.push_back(all_rows(shard.columns()));
  return conjunction_of(std::move(wanted), std::move(unwanted));
}

// A word of a phrase whose pairs are known; empty for others.
std::string_view word_of_pair(const PlaceExpression& expression, const MatchContext& context) {
  if (expression.kind != PlaceExpression::Kind::leaf) return {};
  const Leaf& leaf = context.plan.leaves[expression.leaf];
  return leaf.match == WordMatch::exact && !leaf.as_printed && !leaf.without_points
             ? std::string_view(leaf.form)
             : std::string_view();
}

// What is known of a phrase's words at `at` and behind it.
struct KnownPair {
  std::optional<PackedRows> rows;
  std::optional<PairBlocks> blocks;  // where they are not listed
};

KnownPair pair_at(const PlaceExpression& phrase, std::size_t at, const MatchContext& context) {
  const std::string_view first = word_of_pair(phrase.children[at], context);
  const std::string_view second = word_of_pair(phrase.children[at + 1], context);
  const WordPairs* pairs = context.shard.pairs();
  if (pairs == nullptr || first.empty() || second.empty()) return {};
  if (const auto rows = pairs->find(first, second)) return {rows, {}};
  return {{}, pairs->filter().find(context.shard.columns().lexicon(), first, second)};
}

// Reading so many rows of a list takes as long as a look into an article that it might leave out.
constexpr std::uint64_t listed_rows_an_article = 16;

// The articles that have a phrase's words, of which its pairs leave some. Of two words a list is always read:
// no more articles have the pair than the rarer word (is_listed_pair counts on it).
std::unique_ptr<Matcher> narrowed_by_pairs(Matchers words, const PlaceExpression& phrase,
                                           const MatchContext& context) {
  std::uint64_t least = std::numeric_limits<std::uint64_t>::max();
  for (const auto& word : words) least = std::min(least, word->cost());
  std::vector<PairBlocks> blocks;
  for (std::size_t i = 0; i + 1 < phrase.children.size(); ++i) {
    const KnownPair pair = pair_at(phrase, i, context);
    if (pair.rows && pair.rows->count() <= least * listed_rows_an_article)
      words.push_back(rows_with_pair(*pair.rows));
    if (pair.blocks) blocks.push_back(*pair.blocks);
  }
  auto narrowed = make_conjunction(std::move(words), {}, context.shard);
  return blocks.empty() ? std::move(narrowed) : rows_in_blocks(std::move(blocks), std::move(narrowed));
}

// True where its candidates are all there is to know: two words anywhere whose pairs are listed.
bool is_listed_pair(const PlaceExpression& expression, const MatchContext& context) {
  return expression.kind == PlaceExpression::Kind::phrase && expression.children.size() == 2 &&
         std::ranges::all_of(expression.children,
                             [](const PlaceExpression& child) { return child.part == Part::any; }) &&
         pair_at(expression, 0, context).rows.has_value();
}

// What an article must have in its postings for the expression to be worth a look. Pairs of common words
// narrow only what is `required`: of alternatives each that an article has the words of counts in its score.
std::unique_ptr<Matcher> make_candidates(const PlaceExpression& expression, const MatchContext& context,
                                         bool required = true) {
  using Kind = PlaceExpression::Kind;
  if (expression.kind == Kind::leaf) {
    const Leaf& leaf = context.plan.leaves[expression.leaf];
    return rows_with_terms(context.shard, leaf.terms, leaf.idf, context.lists);
  }
  Matchers children;
  for (const PlaceExpression& child : expression.children)
    children.push_back(make_candidates(child, context, required && expression.kind != Kind::any_of));
  if (expression.kind == Kind::phrase && required)
    return narrowed_by_pairs(std::move(children), expression, context);
  if (expression.kind == Kind::any_of) return disjunction_of(std::move(children));
  return make_conjunction(std::move(children), {}, context.shard);
}

Matchers make_matchers(const std::vector<PlanNode>& nodes, const MatchContext& context) {
  Matchers made;
  for (const PlanNode& node : nodes) made.push_back(make_matcher(node, context));
  return made;
}

}  // namespace

bool needs_places(const PlanNode& node) {
  return node.kind == PlanNode::Kind::places || std::ranges::any_of(node.children, needs_places);
}

std::unique_ptr<Matcher> make_value_matcher(const std::vector<std::string>& terms, Shard& shard,
                                            UnpackedLists lists) {
  if (terms.empty()) return no_row();
  return rows_with_terms(shard, terms, 0, lists);
}

std::unique_ptr<Matcher> make_matcher(const PlanNode& node, const MatchContext& context) {
  using Kind = PlanNode::Kind;
  Shard& shard = context.shard;
  switch (node.kind) {
    case Kind::all:
      return all_rows(shard.columns());
    case Kind::term: {
      const Leaf& leaf = context.plan.leaves[node.leaf];
      return rows_with_terms(shard, leaf.terms, leaf.idf, context.lists);
    }
    case Kind::places:
      if (is_listed_pair(node.places, context)) return make_candidates(node.places, context);
      return rows_with_places(make_candidates(node.places, context), node.places, shard.columns(),
                              *context.scanner);
    case Kind::conjunction: {
      Matchers wanted;
      Matchers unwanted;
      for (const PlanNode& child : node.children) {
        if (child.kind == Kind::negation) {
          unwanted.push_back(make_matcher(child.children.front(), context));
        } else {
          wanted.push_back(make_matcher(child, context));
        }
      }
      return make_conjunction(std::move(wanted), std::move(unwanted), shard);
    }
    case Kind::disjunction:
      return disjunction_of(make_matchers(node.children, context));
    case Kind::spellings:
      return spellings_of(make_matcher(node.children[0], context), make_matcher(node.children[1], context));
    case Kind::preference:
      return preference_of(make_matcher(node.children[0], context), make_matcher(node.children[1], context));
    case Kind::negation: {
      Matchers unwanted;
      unwanted.push_back(make_matcher(node.children.front(), context));
      return make_conjunction({}, std::move(unwanted), shard);
    }
    case Kind::value:
      return make_value_matcher(node.value_terms, shard, context.lists);
    case Kind::dates:
      return rows_in(rows_dated(shard.columns(), node.dates));
    case Kind::length:
      return rows_of_length(shard.columns(), node.min_words, node.max_words);
  }
  return no_row();
}

}  // namespace backfile
