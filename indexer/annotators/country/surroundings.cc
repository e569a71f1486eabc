#include "indexer/annotators/country/surroundings.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "common/is_one_of.h"

namespace backfile {
namespace {

constexpr auto locating =
    std::to_array<std::string_view>({"across", "around", "at", "from", "in", "inside", "into", "near", "of",
                                     "outside", "throughout", "to", "toward", "towards", "within",
                                     // other languages
                                     "a", "aus", "bei", "dans", "de", "desde", "em", "en", "i", "in", "nach",
                                     "naar", "uit", "v", "в", "из", "w", "z"});
constexpr auto titles = std::to_array<std::string_view>(
    {"ambassador", "ayatollah", "boss",    "candidate",   "captain",  "chairman", "chancellor",
     "chief",      "colonel",   "comrade", "congressman", "dictator", "dr",       "emperor",
     "gen",        "general",   "gov",     "governor",    "king",     "leader",   "lord",
     "madame",     "marshal",   "mayor",   "minister",    "miss",     "mr",       "mrs",
     "ms",         "mullah",    "premier", "president",   "pm",       "prince",   "princess",
     "queen",      "secretary", "sen",     "senator",     "sheikh",   "sir",      "speaker",
     "strongman",  "sultan"});

constexpr auto parts = std::to_array<std::string_view>(
    {"central", "downtown", "east", "eastern", "greater", "inner", "lower", "midtown", "new", "north",
     "northern", "old", "south", "southern", "upper", "west", "western"});

}  // namespace

bool qualifies(std::span<const PlaceSense> qualifier, std::uint16_t country) {
  return std::ranges::any_of(qualifier, [&](const PlaceSense& sense) {
    return sense.country == country && (sense.kind == PlaceKind::name || sense.kind == PlaceKind::region ||
                                        sense.kind == PlaceKind::abbreviation);
  });
}

Surroundings look_around(const SectionText& section, const PlaceFinder& places, std::size_t i,
                         std::size_t end, std::size_t to, std::size_t last_end) {
  const auto tells_name = [&](std::size_t token) {
    return section.style() == CaseStyle::mixed && !section.is_vague() &&
           is_capitalised(section.surface(token)) && !section.is_number(token);
  };
  Surroundings around;
  around.starts_sentence = section.starts_sentence(i);
  if (i > 0 && !around.starts_sentence) {
    const std::string_view gap = section.between(i - 1);
    const std::string_view previous = section.form(i - 1);
    around.after_comma = gap.starts_with(',');
    around.after_place = last_end == i && (gap == " " || gap == "-");
    around.after_title = is_one_of(previous, titles);
    const bool joined = gap == " " || gap == "-" || gap == "\n" || gap == ". ";
    around.after_capital = joined && !around.after_place && tells_name(i - 1) &&
                           !is_one_of(previous, parts) && i > 1 && !section.starts_sentence(i - 1);
    if (is_one_of(previous, locating) && !around.after_capital) around.context = MentionContext::located;
  }
  if (end < to && !section.starts_sentence(end)) {
    const std::string_view gap = section.between(end - 1);
    const auto next = places.longest(end, to);
    if (gap == ", " || gap == ",\n") {
      if (next) around.qualifier = next->senses;
    } else if (gap == " " || gap == "-" || gap == "\n") {
      around.before_capital = (!next || gap == "-") && tells_name(end);
    }
  }
  const bool within = around.after_capital || around.before_capital;
  if (within && around.context == MentionContext::free) around.context = MentionContext::embedded;
  return around;
}

}  // namespace backfile
