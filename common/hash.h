// The hash that ids and values are known by.
#pragma once

#include <cstdint>
#include <string_view>

namespace backfile {

/// XXH3-64, as in the column "id_hashes".
std::uint64_t hash_of(std::string_view bytes);

}  // namespace backfile
