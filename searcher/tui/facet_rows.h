// The facet pane as rows: headings, values, and "and more".
#pragma once

#include <vector>

#include "searcher/tui/state.h"

namespace backfile::tui {

/// Facets in the order of the pane.
inline constexpr std::array pane_facets = {Facet::country, Facet::person, Facet::topic, Facet::source,
                                           Facet::language};
/// Values asked for, and values shown while a facet is not opened.
inline constexpr std::size_t most_facet_values = 200;
inline constexpr std::size_t few_facet_values = 5;

struct FacetRow {
  enum class Kind : std::uint8_t { heading, value, more };
  Kind kind = Kind::heading;
  Facet facet = Facet::country;
  FacetCount value;           ///< of a value; counted false where the search did not count it
  std::uint64_t further = 0;  ///< of "more": values that are not shown
};

/// The rows as they stand: values that are filtered by come first, whatever their count.
std::vector<FacetRow> facet_rows(const State& state);
/// Takes the value into the filter, or out of it.
void toggle_value(State& state, Facet facet, const FacetCount& value, bool exclude);

}  // namespace backfile::tui
