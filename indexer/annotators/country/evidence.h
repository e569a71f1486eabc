// What an article says about each country that it mentions, counted.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/annotators/country/mentions.h"

namespace backfile {

/// Mentions are counted in these groups.
enum class EvidenceGroup : std::uint8_t {
  name,
  demonym,
  capital,
  city,
  town,
  region,
  institution,
  firm,
  leader,
  currency,
  company,
  former,  ///< of a state that was no more when the article was written
};
inline constexpr std::size_t evidence_groups = 12;

/// Where a country is spoken of.
struct CountryPlace {
  std::uint32_t mention;  ///< index in Mentions::list
  PlaceKind kind;
};
inline constexpr std::size_t most_places = 12;

/// All that speaks for one country.
struct CountryEvidence {
  std::string_view code;                                ///< of the state at the article's date
  std::array<std::uint32_t, evidence_groups> counts{};  ///< in the body
  std::array<bool, evidence_groups> in_title{};
  std::array<bool, evidence_groups> in_lead{};  ///< in the first paragraph or the first 60 words
  double title_weight = 0;
  double lead_weight = 0;
  double weight = 0;           ///< of all mentions
  double doubtful_weight = 0;  ///< of those that could have meant another country
  double alone_weight = 0;     ///< of those in sentences that speak of no other country
  std::uint32_t first_token = 0;
  std::uint32_t paragraphs = 0;  ///< how many speak of it
  bool in_dateline = false;
  std::array<CountryPlace, most_places> places;  ///< the first ones
  std::uint32_t place_count = 0;
};

/// What holds for the article as a whole.
struct ArticleEvidence {
  std::vector<CountryEvidence> countries;
  std::uint32_t body_tokens = 0;
  std::uint32_t paragraphs = 0;
  bool dateline_known = false;
};

/// The places of a country as a label has them.
std::vector<Evidence> evidence_of(const CountryEvidence& country, const Mentions& mentions);

/// Decides what each mention means (the rest of the article and `home`, a code or "", help) and counts.
void weigh_mentions(const Article& article, const Mentions& mentions, std::string_view home,
                    ArticleEvidence& evidence);

}  // namespace backfile
