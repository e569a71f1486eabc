// Where sentences and paragraphs end, judged by what stands between two words.
#pragma once

#include <cstdint>
#include <string_view>

#include "common/analyzer.h"

namespace backfile {

/// The break between `previous` and the word that begins at `begin` in the same text. A paragraph ends at an
/// empty line. A sentence ends at a terminator of any script; at a full stop only where the next word does
/// not begin in lower case and the word before is no initial, acronym or known abbreviation ("Mr.", "Gen.",
/// "No.").
Break break_between(std::string_view text, const Token& previous, std::uint32_t begin);

}  // namespace backfile
