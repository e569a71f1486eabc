// How much a reading of bytes by some charset looks like text: by its characters, and by its language.
#pragma once

#include <unicode/uscript.h>

#include <string>
#include <string_view>

namespace backfile {

/// How much the characters beyond ASCII look like text: from -5 to 1, the mean over them; 0 where there are
/// none.
double plausibility(std::string_view decoded);

/// The script of most letters beyond ASCII; Latin where there are none.
UScriptCode script_of(std::string_view decoded);

struct Likeness {
  double score;    ///< CLD2's of the likeliest language
  double letters;  ///< 1 where that language has all letters of the text (CLDR), next to 0 where it lacks
                   ///< several
};

/// How much a text is like one language. Letters that are not the language's lower the score, as the words
/// that they stand in are unknown then.
Likeness likeness(const std::string& text);

}  // namespace backfile
