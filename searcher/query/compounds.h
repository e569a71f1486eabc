// Compounds that some papers write with a hyphen and others as one word.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace backfile {

/// "counter-terrorism" -> {"counterterrorism"}: the word that a hyphenated one is without its hyphens;
/// nothing where other characters than hyphens stand between its parts.
std::vector<std::string> joined_compound(std::string_view typed);

/// "counterterrorism" -> {"counter", "terrorism"}: the parts of a folded word that begins with a prefix which
/// is often hyphenated; nothing for others.
std::vector<std::string> parts_of_compound(std::string_view folded);

}  // namespace backfile
