#include "indexer/annotators/country/salience.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "common/table_rows.h"

namespace backfile {
namespace embedded {
extern const std::string_view country_weights;
}  // namespace embedded

namespace {

// "n_": how often in the body (logarithm); "t_", "l_": in the title, in the lead.
constexpr auto names = std::to_array<std::string_view>({
    "n_name",         "n_demonym",      "n_capital",   "n_city",     "n_town",    "n_region",
    "n_institution",  "n_firm",         "n_leader",    "n_currency", "n_company", "n_former",
    "t_name",         "t_demonym",      "t_capital",   "t_city",     "t_town",    "t_region",
    "t_institution",  "t_firm",         "t_leader",    "t_currency", "t_company", "t_former",
    "l_name",         "l_demonym",      "l_capital",   "l_city",     "l_town",    "l_region",
    "l_institution",  "l_firm",         "l_leader",    "l_currency", "l_company", "l_former",
    "weight",        // of all mentions (logarithm)
    "density",       // the same by 100 words
    "share",         // of the weight of all countries
    "share_of_top",  // of the weight of the country with most
    "is_top",         "is_second",      "title_share", "lead_share",
    "alone_share",     // of its weight in sentences that speak of no other country
    "doubtful_share",  // of its weight that could mean another country
    "first_place",     // 1 for a mention at the start, towards 0 at the end
    "spread",          // part of the paragraphs that speak of it
    "one_mention",
    "rivals",  // number of other countries (logarithm)
    "only",    // no other country
    "short",   // a text of a few lines
    "dateline",       "other_dateline",
    "dateline_only",  // nothing but the dateline
    "home",
    "home_alone",   // home, and nothing else is spoken of
    "home_silent",  // home, not spoken of
    "home_rivals",  // home, and the weight of the others
    "bias",
});

double score(const CountryEvidence& country) {
  return country.weight + 2 * country.title_weight + country.lead_weight + (country.in_dateline ? 2 : 0);
}

struct Totals {
  double weight = 0;
  double title = 0;
  double lead = 0;
  double score = 0;
  double top = 0;
  double second = 0;
  std::size_t countries = 0;
};

Totals totals_of(const ArticleEvidence& evidence) {
  Totals totals;
  for (const CountryEvidence& country : evidence.countries) {
    const double own = score(country);
    totals.weight += country.weight;
    totals.title += country.title_weight;
    totals.lead += country.lead_weight;
    totals.score += own;
    if (own > totals.top) {
      totals.second = totals.top;
      totals.top = own;
    } else {
      totals.second = std::max(totals.second, own);
    }
  }
  totals.countries = evidence.countries.size();
  return totals;
}

class Row {
 public:
  explicit Row(std::vector<float>& values) : values_(values) {}
  void add(double value) { values_.push_back(static_cast<float>(value)); }
  void add(bool value) { values_.push_back(value ? 1.0F : 0.0F); }

 private:
  std::vector<float>& values_;
};

double part(double of, double all) {
  return all > 0 ? of / all : 0;
}

// log(1 + count): most counts are small.
double log_count(std::uint32_t count) {
  static const auto table = [] {
    std::array<double, 64> logs{};
    for (std::size_t i = 0; i < logs.size(); ++i) logs[i] = std::log1p(static_cast<double>(i));
    return logs;
  }();
  return count < table.size() ? table[count] : std::log1p(count);
}

void add_features(const CountryEvidence& country, const ArticleEvidence& evidence, const Totals& totals,
                  bool is_home, std::vector<float>& values) {
  Row row(values);
  for (const std::uint32_t count : country.counts) row.add(log_count(count));
  for (const bool there : country.in_title) row.add(there);
  for (const bool there : country.in_lead) row.add(there);
  const double own = score(country);
  const double words = std::max<double>(evidence.body_tokens, 20);
  const std::size_t rivals = totals.countries - (own > 0 ? 1 : 0);
  row.add(std::log1p(country.weight));
  row.add(std::log1p(100 * country.weight / words));
  row.add(part(own, totals.score));
  row.add(part(own, totals.top));
  row.add(own > 0 && own >= totals.top);
  row.add(own > 0 && own < totals.top && own >= totals.second);
  row.add(part(country.title_weight, totals.title));
  row.add(part(country.lead_weight, totals.lead));
  row.add(part(country.alone_weight, country.weight));
  row.add(part(country.doubtful_weight, country.weight));
  row.add(country.weight > 0 ? 1 / (1 + country.first_token / 40.0) : 0);
  row.add(part(country.paragraphs, evidence.paragraphs));
  row.add(country.weight > 0 && country.weight <= 1);
  row.add(std::log1p(static_cast<double>(rivals)));
  row.add(own > 0 && rivals == 0);
  row.add(evidence.body_tokens < 60);
  row.add(country.in_dateline);
  row.add(!country.in_dateline && evidence.dateline_known);
  row.add(country.in_dateline && country.weight == 0);
  row.add(is_home);
  row.add(is_home && rivals == 0);
  row.add(is_home && own == 0);
  row.add(is_home ? std::log1p(totals.score - own) : 0);
  row.add(1.0);
}

std::vector<float> read_weights() {
  std::vector<float> weights(names.size(), 0);
  for_each_row(embedded::country_weights, [&](const TableRow& row) {
    const auto found = std::ranges::find(names, row[0]);
    if (found == names.end()) return;
    float& weight = weights[static_cast<std::size_t>(found - names.begin())];
    std::from_chars(row[1].begin(), row[1].end(), weight);
  });
  return weights;
}

}  // namespace

std::span<const std::string_view> country_feature_names() {
  return names;
}

void CountryFeatures::fill(const ArticleEvidence& evidence, std::string_view home) {
  values_.clear();
  const Totals totals = totals_of(evidence);
  bool home_there = home.empty();
  for (const CountryEvidence& country : evidence.countries) {
    add_features(country, evidence, totals, country.code == home, values_);
    home_there = home_there || country.code == home;
  }
  if (!home_there) add_features({}, evidence, totals, true, values_);
}

std::size_t CountryFeatures::rows() const {
  return values_.size() / names.size();
}

std::span<const float> CountryFeatures::row(std::size_t index) const {
  return std::span(values_).subspan(index * names.size(), names.size());
}

std::span<const float> shipped_country_weights() {
  static const std::vector<float> weights = read_weights();
  return weights;
}

double country_probability(std::span<const float> features, std::span<const float> weights) {
  double sum = 0;
  for (std::size_t i = 0; i < features.size(); ++i) sum += static_cast<double>(features[i]) * weights[i];
  return 1 / (1 + std::exp(-sum));
}

}  // namespace backfile
