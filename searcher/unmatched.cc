#include "searcher/unmatched.h"

#include <algorithm>
#include <functional>
#include <map>

#include "searcher/match/facet_counter.h"
#include "searcher/match/leaf_forms.h"
#include "searcher/query/suggest.h"

namespace backfile {
namespace {

// Every folded form of the archive with its occurrences.
void offer_vocabulary(PlanContext& context, Suggester& suggester) {
  for (const Shard& shard : context.shards()) {
    const Lexicon& lexicon = shard.columns().lexicon();
    for (std::uint32_t i = 0; i < lexicon.folded.size(); ++i) {
      suggester.offer(lexicon.folded[i], [&] { return lexicon.count(lexicon.folded_forms[i]); });
    }
  }
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" ,", begin), text.size());
    if (end > begin) words.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

// True where every word of `typed` stands in `label`; both folded.
bool holds_words(std::string_view label, std::string_view typed) {
  const std::vector<std::string_view> words = words_of(label);
  return std::ranges::all_of(
      words_of(typed), [&](std::string_view word) { return std::ranges::find(words, word) != words.end(); });
}

// The label that may have been meant: the commonest with all the typed words ("Merkel": Angela Merkel), else
// one a typing error away, else the commonest with a word that is ("Merkl").
std::string nearest_value(Facet facet, std::string_view typed, PlanContext& context) {
  const std::string folded = fold(typed);
  if (words_of(folded).empty()) return "";
  const std::vector<FacetCount> values = count_all(context.shards(), facet);
  std::vector<std::string> labels;
  for (const FacetCount& value : values) labels.push_back(fold(value.label));
  const auto label_at = [&](auto found) {
    return found == labels.end() ? "" : values[static_cast<std::size_t>(found - labels.begin())].label;
  };
  const auto with_words = [&](std::string_view words) {
    return label_at(
        std::ranges::find_if(labels, [&](const auto& label) { return holds_words(label, words); }));
  };
  if (std::string label = with_words(folded); !label.empty()) return label;
  Suggester of_labels(folded);
  Suggester of_words(folded);
  for (std::size_t i = 0; i < values.size(); ++i) {
    of_labels.offer(labels[i], values[i].count);
    for (const std::string_view word : words_of(labels[i])) of_words.offer(word, values[i].count);
  }
  if (of_labels.best()) return label_at(std::ranges::find(labels, of_labels.best()->form));
  return of_words.best() ? with_words(of_words.best()->form) : "";
}

class Unmatched {
 public:
  Unmatched(PlanContext& context, bool nothing_found) : context_(context), nothing_found_(nothing_found) {}

  void word(const Leaf& leaf) {
    if (leaf.frequency > 0 ? !is_unknown_form(leaf) : is_in_other_language(leaf)) return;
    Suggester suggester(leaf.form);
    if (leaf.match != WordMatch::pattern && suggester.wanted()) offer_vocabulary(context_, suggester);
    add("no article has " + leaf.text, suggester.best() ? printed(suggester.best()->form) : "");
  }

  // The values in the query, wherever they stand in it.
  void values(const PlanNode& node) {
    for (const PlanNode& child : node.children) values(child);
    if (node.kind != PlanNode::Kind::value || any_article(node.value_terms)) return;
    QueryNode meant = *node.source;
    if (meant.field->kind == FieldKind::facet && lacks(facet_of(*meant.field))) return;
    if (meant.field->kind == FieldKind::facet && meant.match != WordMatch::pattern)
      meant.text = nearest_value(facet_of(*meant.field), meant.text, context_);
    const bool found = !meant.text.empty() && meant.text != node.source->text;
    add("no article has " + to_string(*node.source), found ? to_string(meant) : "");
  }

  void filter(const FacetFilter& filter) {
    for (const auto* typed : {&filter.included, &filter.excluded}) {
      for (const std::string& value : *typed) {
        if (any_article(value_terms(facet_field(filter.facet), value, context_))) continue;
        if (lacks(filter.facet)) return;
        add("no article has the " + std::string(facet_name(filter.facet)) + " " + value,
            nearest_value(filter.facet, value, context_));
      }
    }
  }

  std::vector<Notice> take() { return std::move(notices_); }

 private:
  // Where the archive has no values of a facet at all, nothing is to be concluded from that.
  bool lacks(Facet facet) {
    const auto has_values = [&](const Shard& shard) { return shard.columns().facet(facet).names.size() > 0; };
    if (std::ranges::any_of(context_.shards(), has_values)) return false;
    const bool derived = facet == Facet::country || facet == Facet::person || facet == Facet::topic;
    const std::string name(facet_name(facet));
    add("no article of this archive has a " + name +
            (derived ? " (backfile-index annotate finds them in the texts)" : ""),
        "");
    return true;
  }

  // The commonest way that the archive prints a folded form, as it is typed in a query.
  std::string printed(const std::string& form) {
    std::map<std::string, std::uint64_t, std::less<>> counts;
    for (const Shard& shard : context_.shards()) {
      const Lexicon& lexicon = shard.columns().lexicon();
      const std::uint32_t at = lexicon.folded.find(form);
      if (at == lexicon.folded.size()) continue;
      for (const std::uint32_t surface : lexicon.folded_forms[at])
        counts[std::string(lexicon.surfaces[surface])] += lexicon.count(surface);
    }
    const auto most = std::ranges::max_element(counts, {}, [](const auto& row) { return row.second; });
    QueryNode word;
    word.kind = NodeKind::word;
    word.text = most == counts.end() ? form : most->first;
    return to_string(word);
  }

  // The frequency of an exact form is that of its stem. Looked up only where it matters.
  bool is_unknown_form(const Leaf& leaf) {
    return nothing_found_ && leaf.match == WordMatch::exact &&
           std::ranges::none_of(context_.shards(), [&](const Shard& shard) {
             return occurrences(shard.columns(), forms_of_leaf(shard.columns(), leaf)) > 0;
           });
  }

  // Where --language asks for some languages only, the words of others are left out of the plan.
  bool is_in_other_language(const Leaf& leaf) {
    context_.ask_languages({});
    return leaf.match != WordMatch::pattern && any_article(context_.terms_of(leaf.form));
  }

  void add(std::string text, std::string suggestion) {
    const auto same = [&](const Notice& notice) { return notice.text == text; };
    if (std::ranges::none_of(notices_, same)) notices_.push_back({std::move(text), std::move(suggestion)});
  }

  bool any_article(const std::vector<std::string>& terms) {
    return std::ranges::any_of(terms, [&](const std::string& term) { return context_.frequency(term) > 0; });
  }

  PlanContext& context_;
  bool nothing_found_;
  std::vector<Notice> notices_;
};

}  // namespace

std::vector<Notice> unmatched_parts(const Plan& plan, const std::vector<FacetFilter>& filters,
                                    bool nothing_found, PlanContext& context) {
  Unmatched unmatched(context, nothing_found);
  for (const Leaf& leaf : plan.leaves) unmatched.word(leaf);
  unmatched.values(plan.root);
  for (const FacetFilter& filter : filters) unmatched.filter(filter);
  return unmatched.take();
}

}  // namespace backfile
