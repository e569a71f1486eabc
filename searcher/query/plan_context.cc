// What a plan asks the archive: its languages, and how common its terms are.
#include <algorithm>
#include <map>
#include <utility>

#include "common/document.h"
#include "common/language.h"
#include "searcher/query/plan.h"

namespace backfile {
namespace {

// A language is minor with fewer articles than this, if they are also less than one in `least_share`.
constexpr std::uint64_t many_articles = 1000;
constexpr std::uint64_t least_share = 1000;

}  // namespace

PlanContext::PlanContext(std::vector<Shard>& shards, PersonAliases aliases)
    : shards_(shards), aliases_(std::move(aliases)) {
  std::map<std::string, std::uint64_t> articles_in;
  for (Shard& shard : shards_) {
    articles_ += shard.columns().rows();
    const StringTable& names = shard.columns().facet(Facet::language).names;
    for (std::uint32_t id = 0; id < names.size(); ++id) {
      const std::string name(names[id]);
      if (find_stemmed_language(name) != nullptr)
        articles_in[name] += shard.frequency(boolean_term(facet_field(Facet::language), name));
    }
  }
  stemmings_.push_back({"", false});
  for (const auto& [language, count] : articles_in) {
    const bool minor = count < many_articles && count * least_share < articles_;
    stemmings_.push_back({language, minor});
  }
}

std::vector<std::string> PlanContext::terms_of(std::string_view form) {
  std::vector<std::string> terms;
  for (const Stemming& stemming : stemmings_) {
    const bool asked = std::ranges::find(asked_, stemming.language) != asked_.end();
    if (!asked_.empty() && !asked && !stemming.language.empty()) continue;
    std::string term(analyzer_.word(form, stemming.language)->term);
    if (asked || !stemming.minor || has_form(term, form)) terms.push_back(std::move(term));
  }
  std::ranges::sort(terms);
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  return terms;
}

bool PlanContext::has_form(const std::string& term, std::string_view form) const {
  return std::ranges::any_of(shards_, [&](const Shard& shard) {
    const Lexicon& lexicon = shard.columns().lexicon();
    return std::ranges::any_of(lexicon.term_forms[lexicon.terms.find(term)],
                               [&](std::uint32_t id) { return fold(lexicon.surfaces[id]) == form; });
  });
}

std::uint64_t PlanContext::frequency(const std::string& term) {
  std::uint64_t sum = 0;
  for (Shard& shard : shards_) sum += shard.frequency(term);
  return sum;
}

}  // namespace backfile
