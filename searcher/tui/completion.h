// Values of facets in the query line: `person:ser` and Tab.
#pragma once

#include "searcher/tui/state.h"

namespace backfile::tui {

/// The value that is being written before the cursor.
struct CompletionPlace {
  Facet facet = Facet::country;
  std::size_t begin = 0;  ///< first byte behind the colon
  std::string prefix;     ///< without its quote
};
/// Nothing where the cursor stands behind no facet's colon.
std::optional<CompletionPlace> completion_place(const LineEditor& query);

/// Asks for the values, or goes on to the next one of those that are there. False where there is nothing to
/// complete.
bool complete_value(State& state);
/// Takes the answer, unless the query is another one by now.
void take_completion(State& state, const CompletionEvent& event);

}  // namespace backfile::tui
