#include "indexer/annotators/country/place_finder.h"

#include <algorithm>
#include <array>

#include "indexer/annotators/country/phrase_table.h"

namespace backfile {
namespace {

constexpr auto directions = std::to_array<std::string_view>(
    {"east", "eastern", "north", "northern", "south", "southern", "west", "western"});

}  // namespace

std::optional<PlaceMatch> PlaceFinder::with_shared_head(std::size_t i, std::size_t to) const {
  if (i + 3 >= to || !is_direction(i) || !is_direction(i + 2)) return std::nullopt;
  const std::string_view between = section_.form(i + 1);
  if (between != "and" && between != "or") return std::nullopt;
  const auto second = longest(i + 2, to);
  if (!second || second->tokens < 2) return std::nullopt;
  std::array<std::string_view, PhraseTable::longest_phrase> forms;
  forms[0] = section_.form(i);
  for (std::size_t k = 1; k < second->tokens; ++k) forms[k] = section_.form(i + 2 + k);
  const auto first = gazetteer_.longest(std::span<const std::string_view>(forms).first(second->tokens), 0);
  return first && first->tokens == second->tokens ? first : std::nullopt;
}

bool PlaceFinder::is_direction(std::size_t i) const {
  return std::ranges::find(directions, section_.form(i)) != directions.end() &&
         is_capitalised(section_.surface(i));
}

}  // namespace backfile
