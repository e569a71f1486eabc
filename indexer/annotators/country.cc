#include "indexer/annotators/country.h"

#include <algorithm>

#include "common/countries.h"
#include "indexer/annotators/country/language_home.h"
#include "indexer/annotators/country/salience.h"

namespace backfile {
namespace {

// Countries that are as probable as this are kept; where none is, the most probable one if it reaches the
// lower bound.
constexpr double threshold = 0.45;
constexpr double threshold_of_one = 0.30;

struct Found {
  double probability;
  std::string_view code;
  const CountryEvidence* evidence;  // nullptr for a home country that is not spoken of
};

// "Swedish and Danish officials met": one is not left out where all that is said of both is the same.
bool is_as_good(const Found& country, const Found& first) {
  return country.evidence != nullptr && first.evidence != nullptr &&
         country.evidence->counts == first.evidence->counts &&
         country.evidence->in_title == first.evidence->in_title &&
         country.evidence->in_dateline == first.evidence->in_dateline;
}

}  // namespace

void CountryAnnotator::annotate(Article& article, const AnalyzedArticle& text,
                                std::vector<TakenSpan>& taken) const {
  if (!article.country.empty()) return;
  thread_local Mentions mentions;
  thread_local ArticleEvidence evidence;
  find_mentions(article, text, taken, mentions);
  std::string_view home = home_country_.empty() ? language_home(article.language) : home_country_;
  if (article.date.known()) home = country_code_at(home, article.date.seconds);
  weigh_mentions(article, mentions, home, evidence);
  thread_local CountryFeatures features;
  features.fill(evidence, home);
  std::vector<Found> found;
  for (std::size_t i = 0; i < features.rows(); ++i) {
    const double probability = country_probability(features.row(i), shipped_country_weights());
    if (probability < threshold_of_one) continue;
    const CountryEvidence* spoken_of = i < evidence.countries.size() ? &evidence.countries[i] : nullptr;
    found.push_back({probability, spoken_of != nullptr ? spoken_of->code : home, spoken_of});
  }
  std::ranges::stable_sort(found, std::ranges::greater(), &Found::probability);
  for (const Found& country : found) {
    const bool kept = &country == &found.front() || is_as_good(country, found.front());
    if (country.probability < threshold && !kept) break;
    Label label{.value = std::string(country.code), .provenance = Provenance::derived, .evidence = {}};
    if (country.evidence != nullptr) label.evidence = evidence_of(*country.evidence, mentions);
    article.country.push_back(std::move(label));
  }
}

}  // namespace backfile
