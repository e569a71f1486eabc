#include "searcher/nothing_found.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "common/grouped.h"

namespace backfile {
namespace {

constexpr std::size_t most_conditions = 8;  // each costs a search

std::string articles(std::uint64_t count) {
  return grouped(count) + (count == 1 ? " article" : " articles");
}

// What every match must meet: a part of the query, a filter, or the dates.
struct Condition {
  std::string name;
  const PlanNode* node = nullptr;
  const FilterPlan* filter = nullptr;  // neither: the dates
};

std::string name_of(const FacetFilter& filter) {
  std::string values;
  for (const std::string& value : filter.included) values += (values.empty() ? "" : " or ") + value;
  for (const std::string& value : filter.excluded) values += (values.empty() ? "not " : ", not ") + value;
  return std::string(facet_name(filter.facet)) + " " + values;
}

std::vector<Condition> conditions_of(const SearchRequest& request, const EvaluationRequest& evaluation) {
  std::vector<Condition> conditions;
  const PlanNode& root = evaluation.plan->root;
  const bool joined = root.kind == PlanNode::Kind::conjunction;
  for (const PlanNode& node : joined ? std::span<const PlanNode>(root.children) : std::span(&root, 1)) {
    if (node.kind != PlanNode::Kind::all) conditions.push_back({to_string(*node.source), &node});
  }
  for (std::size_t i = 0; i < evaluation.filters.size(); ++i)
    conditions.push_back({name_of(request.filters[i]), nullptr, &evaluation.filters[i]});
  if (evaluation.dates) conditions.push_back({"the dates", nullptr, nullptr});
  return conditions;
}

// The words of a positional expression, wherever they stand.
PlanNode words_of(const PlaceExpression& places) {
  PlanNode node;
  if (places.kind == PlaceExpression::Kind::leaf) {
    node.kind = PlanNode::Kind::term;
    node.leaf = places.leaf;
    return node;
  }
  node.kind = places.kind == PlaceExpression::Kind::any_of ? PlanNode::Kind::disjunction
                                                           : PlanNode::Kind::conjunction;
  for (const PlaceExpression& child : places.children) node.children.push_back(words_of(child));
  return node;
}

// Articles that meet some conditions; nothing once the time is over.
class Counter {
 public:
  Counter(const EvaluationRequest& request, EvaluationThreads& threads)
      : request_(request), threads_(threads) {}

  std::optional<std::uint64_t> count(const std::vector<Condition>& conditions) {
    PlanNode root;
    root.kind = PlanNode::Kind::conjunction;
    EvaluationRequest part;
    for (const Condition& condition : conditions) {
      if (condition.node != nullptr) {
        root.children.push_back(*condition.node);
      } else if (condition.filter != nullptr) {
        part.filters.push_back(*condition.filter);
      } else {
        part.dates = request_.dates;
      }
    }
    if (root.children.empty()) root.kind = PlanNode::Kind::all;
    return evaluate(std::move(root), std::move(part));
  }

  std::optional<std::uint64_t> count(PlanNode node) { return evaluate(std::move(node), {}); }

 private:
  std::optional<std::uint64_t> evaluate(PlanNode root, EvaluationRequest part) {
    const Plan plan = {request_.plan->leaves, std::move(root)};
    part.plan = &plan;
    part.cancel = request_.cancel;
    part.deadline = request_.deadline;
    const Matches matches = threads_.evaluate(part);
    return matches.complete ? std::optional(count_rows(matches)) : std::nullopt;
  }

  const EvaluationRequest& request_;
  EvaluationThreads& threads_;
};

// "no article has oil w/5 zebra; 3 articles have its words, apart or in other forms"
std::vector<Notice> missing_places(const std::vector<Condition>& conditions, Counter& counter) {
  std::vector<Notice> notices;
  for (const Condition& condition : conditions) {
    if (condition.node == nullptr || condition.node->kind != PlanNode::Kind::places) continue;
    if (counter.count({condition}).value_or(1) > 0) continue;
    const std::uint64_t apart = counter.count(words_of(condition.node->places)).value_or(0);
    std::string text = "no article has " + condition.name;
    if (apart > 0)
      text += "; " + articles(apart) + (apart == 1 ? " has" : " have") +
              " its words, elsewhere or in other forms";
    notices.push_back({std::move(text), ""});
  }
  return notices;
}

// "oil 1,444 · gas 550"
std::optional<std::string> counts_alone(const std::vector<Condition>& conditions, Counter& counter) {
  std::string text;
  for (const Condition& condition : conditions) {
    const auto count = counter.count({condition});
    if (!count) return std::nullopt;
    text += (text.empty() ? "" : " · ") + condition.name + " " + grouped(*count);
  }
  return text;
}

// "without oil 3 articles, without gas 12 articles"; "" where each alone is not what is in the way.
std::optional<std::string> counts_without(const std::vector<Condition>& conditions, Counter& counter) {
  std::string text;
  for (std::size_t i = 0; i < conditions.size(); ++i) {
    std::vector<Condition> rest = conditions;
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
    const auto count = counter.count(rest);
    if (!count) return std::nullopt;
    if (*count > 0)
      text += (text.empty() ? "without " : ", without ") + conditions[i].name + " " + articles(*count);
  }
  return text;
}

// What finds part of it; "" where hardly a word is joined to another.
std::string hint_of_any(const std::vector<Condition>& conditions) {
  const auto words = std::ranges::count_if(conditions, [](const Condition& condition) {
    return condition.node != nullptr && condition.node->kind == PlanNode::Kind::term;
  });
  return words > 2 ? "; OR between words, or --any, finds those with some of them" : "";
}

}  // namespace

std::vector<Notice> why_nothing(const SearchRequest& request, const EvaluationRequest& evaluation,
                                EvaluationThreads& threads) {
  const std::vector<Condition> conditions = conditions_of(request, evaluation);
  if (conditions.size() > most_conditions)
    return {{"no article has all of it" + hint_of_any(conditions), ""}};
  Counter counter(evaluation, threads);
  std::vector<Notice> notices = missing_places(conditions, counter);
  if (!notices.empty() || conditions.size() < 2) return notices;
  if (conditions.size() > 2) {
    const auto without = counts_without(conditions, counter);
    if (!without) return {};
    if (!without->empty()) return {{"no article has all of it; " + *without, ""}};
  }
  const auto alone = counts_alone(conditions, counter);
  if (!alone) return {};
  if (conditions.size() == 2) return {{"no article has both; each alone: " + *alone, ""}};
  return {{"no article has all of it, nor all but one; each alone: " + *alone + hint_of_any(conditions), ""}};
}

}  // namespace backfile
