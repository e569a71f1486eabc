#include "searcher/explain.h"

#include "searcher/query/suggest.h"

namespace backfile {
namespace {

std::string describe(const Leaf& leaf) {
  std::string line = "  " + leaf.text;
  switch (leaf.match) {
    case WordMatch::stemmed:
      line += "  folded " + leaf.form + ", terms";
      for (const std::string& term : leaf.terms) line += " " + term;
      break;
    case WordMatch::exact:
      line += leaf.as_printed ? "  exactly as printed" : "  the form " + leaf.form;
      break;
    case WordMatch::pattern:
      line += "  stands for words of " + std::to_string(leaf.terms.size()) + " terms";
      break;
  }
  return line + ": at most " + std::to_string(leaf.frequency) + " articles\n";
}

// Every folded form of the archive with its occurrences.
void offer_vocabulary(PlanContext& context, Suggester& suggester) {
  for (const Shard& shard : context.shards()) {
    const Lexicon& lexicon = shard.columns().lexicon();
    for (std::uint32_t i = 0; i < lexicon.folded.size(); ++i) {
      std::uint64_t count = 0;
      for (const std::uint32_t form : lexicon.folded_forms[i]) count += lexicon.counts[form];
      suggester.offer(lexicon.folded[i], count);
    }
  }
}

class TreePrinter {
 public:
  TreePrinter(const Plan& plan, EvaluationThreads& threads) : plan_(plan), threads_(threads) {}

  void print(const PlanNode& node, std::size_t depth, std::string& out) {
    Plan part;
    part.leaves = plan_.leaves;
    part.root = node;
    EvaluationRequest request;
    request.plan = &part;
    std::uint64_t count = 0;
    for (const ShardMatches& shard : threads_.evaluate(request).shards) count += count_rows(shard.rows);
    out += std::string(2 * depth + 2, ' ') + to_string(*node.source) + ": " + std::to_string(count) + "\n";
    for (const PlanNode& child : node.children) print(child, depth + 1, out);
  }

 private:
  const Plan& plan_;
  EvaluationThreads& threads_;
};

}  // namespace

std::string explain_plan(const ParsedQuery& parsed, const Plan& plan, PlanContext&,
                         EvaluationThreads& threads) {
  std::string out = "query: " + to_string(parsed.root) + "\ntree:  " + to_debug_string(parsed.root) + "\n";
  if (!plan.leaves.empty()) out += "words:\n";
  for (const Leaf& leaf : plan.leaves) out += describe(leaf);
  out += "articles:\n";
  TreePrinter(plan, threads).print(plan.root, 0, out);
  return out;
}

void suggest(const Plan& plan, PlanContext& context, std::vector<Notice>& notices) {
  for (const Leaf& leaf : plan.leaves) {
    if (leaf.frequency > 0) continue;
    Suggester suggester(leaf.form);
    if (leaf.match != WordMatch::pattern && suggester.wanted()) offer_vocabulary(context, suggester);
    notices.push_back({"no article has " + leaf.text, suggester.best() ? suggester.best()->form : ""});
  }
}

}  // namespace backfile
