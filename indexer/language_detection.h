// The language of an article that does not say it.
#pragma once

#include <string>
#include <string_view>

namespace backfile {

/// Detects the language of UTF-8 text with CLD2 from its first KB. `prior` (a code or "") wins over another
/// language of the same script where the text is short or unclear. "" where nothing can be said.
std::string detect_language(std::string_view text, std::string_view prior);

}  // namespace backfile
