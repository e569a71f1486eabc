// Folding: the form of a word that readers take for the same, whatever its case, accents and typesetting.
#pragma once

#include <string>
#include <string_view>

namespace backfile {

/// Appends the folded form of one word to `out`: NFKC case folding; accents off in Latin and Greek; vowel
/// marks and letter variants of Arabic and Hebrew unified; traditional, simplified and Japanese forms of a
/// Chinese character too (han_variants.h); `ё` as `е`; soft hyphens out; apostrophes straight; the points of
/// "U.S." and the commas of "1,500" out. Scripts whose marks carry the word (Devanagari, Thai) keep them.
/// Ill-formed UTF-8 becomes U+FFFD.
void fold_word(std::string_view word, std::string& out);

/// The text with apostrophes as keyboards have them: ' for U+2019.
std::string with_plain_apostrophes(std::string_view text);

/// False where folding left nothing, or signs alone that ICU counts among the letters ("@", "_").
bool is_word(std::string_view folded);

/// NFC of a word, soft hyphens out.
std::string normalise_surface(std::string_view word);

}  // namespace backfile
