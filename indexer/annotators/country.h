// The annotator `country`: the countries that an article is about.
#pragma once

#include <string>

#include "indexer/annotators/annotator.h"

namespace backfile {

/// Finds what speaks for a country (names, demonyms, places, institutions, leaders, currencies), decides by
/// the rest of the article what ambiguous names mean, and keeps the countries that the article is about.
class CountryAnnotator : public Annotator {
 public:
  /// `home_country`: the code of the country that a local paper takes for granted; "" for none.
  explicit CountryAnnotator(std::string home_country = "") : home_country_(std::move(home_country)) {}

  std::string_view name() const override { return "country"; }
  /// Leaves the spans of `taken` to others, and takes none.
  void annotate(Article& article, const AnalyzedArticle& text, std::vector<TakenSpan>& taken) const override;

 private:
  std::string home_country_;
};

}  // namespace backfile
