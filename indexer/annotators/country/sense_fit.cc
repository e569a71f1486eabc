#include "indexer/annotators/country/sense_fit.h"

#include <algorithm>
#include <array>

#include "common/is_one_of.h"

namespace backfile {
namespace {

constexpr auto amounts = std::to_array<std::string_view>(
    {"billion", "bln", "bn", "hundred", "million", "mln", "thousand", "trillion"});
// "In", "to", "republic of", "state of", "north of", "south of"; as they are folded.
constexpr auto before_names =
    std::to_array<std::string_view>({"في", "الي", "جمهوريه", "دوله", "شمال", "جنوب", "در", "كشور", "جمهوري"});

}  // namespace

bool SenseFit::fits(const PlaceSense& sense, const PlaceMatch& match, std::size_t i, std::size_t end,
                    const Surroundings& around) const {
  const bool capitals = section_.style() == CaseStyle::capitals;
  const bool qualified = qualifies(around.qualifier, sense.country);
  const bool located = around.context == MentionContext::located || qualified;
  if (sense.person && !located && is_surname(match, i)) return false;
  if (capitals && match.acronym && sense.word && section_.surface(i).find('.') == std::string_view::npos) {
    return false;
  }
  switch (sense.kind) {
    case PlaceKind::block:
      return false;
    case PlaceKind::abbreviation:
      return around.after_comma && i > 0 && is_capitalised(section_.surface(i - 1)) && abbreviated(i, end);
    case PlaceKind::leader:
      return fits_leader(match, i, around);
    case PlaceKind::currency:
      return (!sense.doubtful || behind_number(i)) && !(around.after_place && contradicted(sense.country));
    case PlaceKind::institution:
    case PlaceKind::firm:
    case PlaceKind::company:
      if (sense.word && sense.kind != PlaceKind::company && match.tokens == 1 && !match.acronym) {
        const bool apart = !around.starts_sentence && !around.before_capital && !around.after_capital;
        if (capitals || section_.is_vague() || !apart) return false;
      }
      return !(around.after_place && contradicted(sense.country)) && !section_.is_taken(i, end);
    case PlaceKind::demonym:
      return !section_.is_taken(i, end) && !(sense.doubtful && capitals);
    case PlaceKind::name:
      if (section_.is_taken(i, end) && (sense.person || section_.is_within_longer(i, end))) return false;
      if (sense.doubtful && capitals && !located) return false;
      return !sense.person || match.tokens > 1 || capitals || located ||
             !(around.after_capital || around.before_capital);
    default:
      break;
  }
  return fits_place(sense, match, i, end, around, qualified);
}

bool SenseFit::fits_place(const PlaceSense& sense, const PlaceMatch& match, std::size_t i, std::size_t end,
                          const Surroundings& around, bool qualified) const {
  const bool capitals = section_.style() == CaseStyle::capitals;
  const bool located = around.context == MentionContext::located || qualified;
  // A well-known place that the person tagger took as a whole is still one.
  const bool well_known = !sense.person && sense.kind != PlaceKind::town;
  if (well_known ? section_.is_within_longer(i, end) : section_.is_taken(i, end)) return false;
  if (sense.doubtful) return qualified;
  if (sense.word && match.tokens == 1) {
    return qualified || (located && !capitals && !around.before_capital && !section_.is_vague());
  }
  if (sense.person && match.tokens == 1) {
    const bool known =
        sense.kind == PlaceKind::capital || sense.kind == PlaceKind::region || sense.population >= 100;
    return located || (known && !(around.after_capital || around.before_capital || around.after_title));
  }
  if (match.tokens > 1 || capitals || located) return true;
  // "Brian Bethune", "Delta Air Lines": people and companies that the lists do not have.
  return !(around.after_capital || (sense.kind == PlaceKind::town && around.before_capital));
}

bool SenseFit::fits_leader(const PlaceMatch& match, std::size_t i, const Surroundings& around) const {
  if (match.tokens > 1) return true;
  if (around.after_title && !around.before_capital) return true;
  // Another given name, or a street, a foundation ...: somebody else.
  if (around.after_capital || around.before_capital) return false;
  if (around.context == MentionContext::located && i > 0 && section_.form(i - 1) == "in") return false;
  return section_.style() == CaseStyle::mixed || match.tokens > 1;
}

// "Jordan" where the article has a Michael Jordan.
bool SenseFit::is_surname(const PlaceMatch& match, std::size_t i) const {
  return match.tokens == 1 && !surnames_.empty() &&
         std::ranges::find(surnames_, section_.surface(i)) != surnames_.end();
}

// "150 marks", "two billion won".
bool SenseFit::behind_number(std::size_t i) const {
  if (i == 0) return false;
  return section_.is_number(i - 1) || is_one_of(section_.form(i - 1), amounts);
}

// "Calif.", "N.H.", "CA": with a full stop or in capitals.
bool SenseFit::abbreviated(std::size_t i, std::size_t end) const {
  const std::string_view surface = section_.surface(i);
  const std::size_t behind = section_.tokens()[end - 1].end;
  const bool stop = behind < section_.text().size() && section_.text()[behind] == '.';
  return stop || surface.find('.') != std::string_view::npos ||
         (surface.size() == 2 && is_all_capitals(surface) && section_.style() == CaseStyle::mixed) ||
         surface.size() > 4;
}

// Whether the mention directly before names other countries: "Philippine Congress".
bool SenseFit::contradicted(std::uint16_t country) const {
  const Mention& previous = before_.list.back();
  const auto senses = before_.senses_of(previous);
  return std::ranges::none_of(senses, [&](const PlaceSense& sense) { return sense.country == country; });
}

bool SenseFit::is_surely_name(std::size_t i, const Surroundings& around) const {
  const std::string_view surface = section_.surface(i);
  const bool apostrophe =
      surface.find('\'') != std::string_view::npos || surface.find("\xE2\x80\x99") != std::string_view::npos;
  if (apostrophe) return true;
  if (has_case(surface))
    return !around.starts_sentence && !section_.is_vague() && section_.style() == CaseStyle::mixed;
  return i > 0 && !around.starts_sentence && is_one_of(section_.form(i - 1), before_names);
}

}  // namespace backfile
