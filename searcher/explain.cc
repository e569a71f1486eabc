#include "searcher/explain.h"

#include <algorithm>
#include <cstdio>
#include <map>

#include "searcher/match/facet_counter.h"
#include "searcher/match/leaf_forms.h"

namespace backfile {
namespace {

constexpr std::size_t most_listed = 20;  // forms of a word, values of a facet

std::string listed(const std::vector<std::string>& items) {
  std::string text;
  for (std::size_t i = 0; i < std::min(items.size(), most_listed); ++i)
    text += (text.empty() ? "" : " · ") + items[i];
  if (items.size() > most_listed) text += " · and " + std::to_string(items.size() - most_listed) + " more";
  return text;
}

// The forms that the archive has of a word with their occurrences, folded unless it is taken as printed.
std::vector<std::pair<std::string, std::uint64_t>> forms_of(const Leaf& leaf, PlanContext& context) {
  std::map<std::string, std::uint64_t> counts;
  for (const Shard& shard : context.shards()) {
    const Lexicon& lexicon = shard.columns().lexicon();
    for (const LeafForm& found : forms_of_leaf(shard.columns(), leaf)) {
      const std::string surface(lexicon.surfaces[found.form]);
      counts[leaf.as_printed ? surface : fold(surface)] += lexicon.count(found.form);
    }
  }
  std::vector<std::pair<std::string, std::uint64_t>> forms(counts.begin(), counts.end());
  std::ranges::stable_sort(forms, [](const auto& a, const auto& b) { return a.second > b.second; });
  return forms;
}

std::string describe(const Leaf& leaf, PlanContext& context) {
  const auto forms = forms_of(leaf, context);
  std::string text = "  " + leaf.text;
  switch (leaf.match) {
    case WordMatch::stemmed:
      text += "  folded " + leaf.form + ", terms";
      for (const std::string& term : leaf.terms) text += " " + term;
      break;
    case WordMatch::exact:
      text += leaf.as_printed ? "  exactly as printed" : "  the form " + leaf.form;
      break;
    case WordMatch::pattern:
      text += "  stands for " + std::to_string(forms.size()) + (forms.size() == 1 ? " word" : " words");
      break;
  }
  text += ": at most " + std::to_string(leaf.frequency) + " articles\n";
  std::vector<std::string> items;
  for (const auto& [form, count] : forms) items.push_back(form + " " + std::to_string(count));
  if (!items.empty()) text += "    " + listed(items) + "\n";
  return text;
}

// The labels of facet values by their boolean terms.
std::string labels_of(const Field& field, const std::vector<std::string>& terms) {
  std::vector<std::string> labels;
  for (const std::string& term : terms)
    labels.push_back(facet_label(facet_of(field), term.substr(field.prefix.size() + 1)));
  return listed(labels);
}

class Counter {
 public:
  Counter(const Plan& plan, EvaluationThreads& threads) : plan_(plan), threads_(threads) {}

  // A line for a part of the tree, and below it for its parts.
  void print(const PlanNode& node, std::size_t depth, std::string& out) {
    Plan part;
    part.leaves = plan_.leaves;
    part.root = node;
    out += std::string(2 * depth + 2, ' ') + to_string(*node.source) + ": " + count(part, {});
    if (node.kind == PlanNode::Kind::value && node.source->field->kind == FieldKind::facet &&
        !node.value_terms.empty()) {
      out += "  (" + labels_of(*node.source->field, node.value_terms) + ")";
    }
    out += '\n';
    if (node.kind == PlanNode::Kind::spellings) return;
    for (const PlanNode& child : node.children) print(child, depth + 1, out);
  }

  void print(const FilterPlan& filter, std::string& out) {
    const Field& field = facet_field(filter.facet);
    std::string line = "  " + std::string(field.name);
    if (filter.has_included) line += "  " + labels_of(field, filter.included);
    if (!filter.excluded.empty()) line += "  not " + labels_of(field, filter.excluded);
    out += line + ": " + count(Plan{}, {filter}) + '\n';
  }

  void print(const DateRange& dates, std::string& out) {
    Plan plan;
    plan.root.kind = PlanNode::Kind::dates;
    plan.root.dates = dates;
    out += "  dates: " + count(plan, {}) + '\n';
  }

 private:
  std::string count(const Plan& plan, const std::vector<FilterPlan>& filters) {
    EvaluationRequest request;
    request.plan = &plan;
    request.filters = filters;
    return std::to_string(count_rows(threads_.evaluate(request)));
  }

  const Plan& plan_;
  EvaluationThreads& threads_;
};

}  // namespace

std::string explain_plan(const ParsedQuery& parsed, const Plan& plan, const std::vector<FilterPlan>& filters,
                         const std::optional<DateRange>& dates, PlanContext& context,
                         EvaluationThreads& threads) {
  std::string out = "query: " + to_string(parsed.root) + "\ntree:  " + to_debug_string(parsed.root) + "\n";
  if (!plan.leaves.empty()) out += "words:\n";
  for (const Leaf& leaf : plan.leaves) out += describe(leaf, context);
  out += "articles:\n";
  Counter counter(plan, threads);
  counter.print(plan.root, 0, out);
  if (!filters.empty() || dates) out += "filters, each by itself:\n";
  for (const FilterPlan& filter : filters) counter.print(filter, out);
  if (dates) counter.print(*dates, out);
  return out;
}

std::string explain_expansion(const std::vector<ExpansionWord>& words) {
  std::string out = "expanded by words of the best articles, which rank and match nothing:\n";
  for (const ExpansionWord& word : words) {
    char weight[16];
    std::snprintf(weight, sizeof weight, "%.2f", word.weight);
    out += "  " + word.form + "  weight " + weight + "\n";
  }
  return out;
}

}  // namespace backfile
