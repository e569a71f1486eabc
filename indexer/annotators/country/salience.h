// Which of the countries that an article mentions it is about: a logistic regression over the evidence.
#pragma once

#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "indexer/annotators/country/evidence.h"

namespace backfile {

/// The names of the features, in the order of their values.
std::span<const std::string_view> country_feature_names();

/// The features of countries, one row a country.
class CountryFeatures {
 public:
  /// Replaces the rows by those of every country in `evidence`, in its order. If `home` (a code or "") is not
  /// among them, a row for it follows at the end.
  void fill(const ArticleEvidence& evidence, std::string_view home);

  std::size_t rows() const;
  std::span<const float> row(std::size_t index) const;

 private:
  std::vector<float> values_;
};

/// The weights of the features, by name, as shipped in weights.tsv; the last one is the bias.
std::span<const float> shipped_country_weights();

/// The probability that an article is about the country with these features.
double country_probability(std::span<const float> features, std::span<const float> weights);

}  // namespace backfile
