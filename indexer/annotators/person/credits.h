// Where an article names its own makers: "By Jane Doe", "(Reporting by ...; editing by ...)".
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace backfile {

/// The byte ranges of bylines and credits in a text, in order.
std::vector<std::pair<std::uint32_t, std::uint32_t>> find_credits(std::string_view text);

}  // namespace backfile
