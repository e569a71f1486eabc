// What of a word is stemmed.
#pragma once

#include <string>
#include <string_view>

namespace backfile {

/// The folded form of a word without what its language writes in one with it, and in the shape that the
/// Snowball stemmer of the language expects: elided words before an apostrophe (French "l'election", Italian
/// "dell'anno", Catalan "d'hivern"), Turkish endings after one ("ankara'ya"), the Arabic article with what is
/// prefixed to it, Portuguese plurals in -oes, -aes and -ais, which the stemmer would know by their accents
/// alone. `form` as `fold_word` makes it, `language` an ISO 639-1 code; the form itself in other languages,
/// and where less than two letters (Arabic: three) would be left.
std::string stem_base(std::string_view form, std::string_view language);

}  // namespace backfile
