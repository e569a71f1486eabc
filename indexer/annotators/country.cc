#include "indexer/annotators/country.h"

#include <algorithm>

#include "common/countries.h"
#include "indexer/annotators/country/salience.h"

namespace backfile {
namespace {

// Where precision and recall balance on the training stories.
constexpr double threshold = 0.45;

struct Found {
  double probability;
  std::string_view code;
  std::vector<Evidence>* places;
};

}  // namespace

void CountryAnnotator::annotate(Article& article, const AnalyzedArticle& text,
                                std::vector<TakenSpan>& taken) const {
  if (!article.country.empty()) return;
  thread_local Mentions mentions;
  thread_local ArticleEvidence evidence;
  find_mentions(article, text, taken, mentions);
  std::string_view home = home_country_;
  if (article.date.known()) home = country_code_at(home, article.date.seconds);
  weigh_mentions(article, mentions, home, evidence);
  const auto rows = country_features(evidence, home);
  std::vector<Found> found;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const double probability = country_probability(rows[i], shipped_country_weights());
    if (probability < threshold) continue;
    const bool spoken_of = i < evidence.countries.size();
    found.push_back({probability, spoken_of ? evidence.countries[i].code : home,
                     spoken_of ? &evidence.countries[i].places : nullptr});
  }
  std::ranges::stable_sort(found, std::ranges::greater(), &Found::probability);
  for (Found& country : found) {
    Label label{.value = std::string(country.code), .provenance = Provenance::derived, .evidence = {}};
    if (country.places != nullptr) label.evidence = std::move(*country.places);
    article.country.push_back(std::move(label));
  }
}

}  // namespace backfile
