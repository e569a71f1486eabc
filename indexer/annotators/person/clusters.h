// Words of news that stand in the same surroundings ("said", "told"; "Lagos", "Karachi"), by number.
#pragma once

#include <cstdint>
#include <string_view>

namespace backfile {

/// The number of a folded word's cluster, 1 to 250; 0 where the list does not have it. Words written with a
/// capital are looked up as such first (`capital`), then as the same word written small. Safe from any
/// thread.
std::uint8_t word_cluster(std::string_view form, bool capital);

}  // namespace backfile
