#include "searcher/tui/facet_rows.h"

#include <algorithm>

#include "searcher/match/facet_counter.h"

namespace backfile::tui {
namespace {

FacetCount* find_value(Facet facet, std::vector<FacetCount>& values, const std::string& chosen) {
  const auto found =
      std::ranges::find_if(values, [&](const FacetCount& value) { return stands_for(facet, chosen, value); });
  return found == values.end() ? nullptr : &*found;
}

// The counted values, those filtered by in front and marked.
std::vector<FacetCount> values_of(const State& state, const FacetCounts& counts) {
  std::vector<FacetCount> values = counts.values;
  for (FacetCount& value : values) value.selected = value.excluded = false;
  for (const FacetFilter& filter : state.filters) {
    if (filter.facet != counts.facet) continue;
    const auto mark = [&](const std::vector<std::string>& chosen, bool exclude) {
      for (const std::string& one : chosen) {
        FacetCount* value = find_value(counts.facet, values, one);
        if (value == nullptr) value = &values.emplace_back(FacetCount{one, facet_label(counts.facet, one)});
        value->selected = !exclude;
        value->excluded = exclude;
      }
    };
    mark(filter.included, false);
    mark(filter.excluded, true);
  }
  std::stable_partition(values.begin(), values.end(),
                        [](const FacetCount& value) { return value.selected || value.excluded; });
  return values;
}

}  // namespace

std::vector<FacetRow> facet_rows(const State& state) {
  std::vector<FacetRow> rows;
  for (const Facet facet : pane_facets) {
    const auto counts = std::ranges::find(state.page.facets, facet, &FacetCounts::facet);
    if (counts == state.page.facets.end()) continue;
    const std::vector<FacetCount> values = values_of(state, *counts);
    if (values.empty()) continue;
    rows.push_back({FacetRow::Kind::heading, facet, {}, counts->distinct});
    const bool open = state.expanded[static_cast<std::size_t>(facet)];
    std::size_t shown = 0;
    for (const FacetCount& value : values) {
      if (!open && shown >= few_facet_values && !value.selected && !value.excluded) break;
      rows.push_back({FacetRow::Kind::value, facet, value, 0});
      ++shown;
    }
    const std::uint64_t all = std::max<std::uint64_t>(counts->distinct, values.size());
    if (all > shown || (open && shown > few_facet_values))
      rows.push_back({FacetRow::Kind::more, facet, {}, all - shown});
  }
  return rows;
}

void toggle_value(State& state, Facet facet, const FacetCount& value, bool exclude) {
  auto filter = std::ranges::find(state.filters, facet, &FacetFilter::facet);
  if (filter == state.filters.end()) {
    FacetFilter fresh;
    fresh.facet = facet;
    filter = state.filters.insert(state.filters.end(), fresh);
  }
  auto& list = exclude ? filter->excluded : filter->included;
  auto& other = exclude ? filter->included : filter->excluded;
  const auto is_it = [&](const std::string& chosen) { return stands_for(facet, chosen, value); };
  std::erase_if(other, is_it);
  if (std::erase_if(list, is_it) == 0) list.push_back(value.value);
  if (filter->included.empty() && filter->excluded.empty()) state.filters.erase(filter);
}

}  // namespace backfile::tui
