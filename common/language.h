// Languages: codes, the stemmer of each, and the namespaces of stemmed terms.
#pragma once

#include <string>
#include <string_view>

namespace backfile {

/// A language that Xapian 1.4 has a Snowball stemmer for.
struct StemmedLanguage {
  std::string_view code;     ///< ISO 639-1
  std::string_view stemmer;  ///< as Xapian::Stem takes it
  char prefix;               ///< the first byte of its terms
};

/// The row of a code; nullptr where there is none: terms of such a language have no prefix.
const StemmedLanguage* find_stemmed_language(std::string_view code);

/// The first byte of a language's terms, '\0' where it has no stemmer.
char language_prefix(std::string_view code);

/// The prefix of a posting term's language, '\0' for terms of languages without a stemmer.
char term_prefix(std::string_view term);

/// ISO 639-1 code of what sources write ("English", "eng", "en-GB", "EN" -> "en"); where ISO 639-1 has none,
/// the three letters of 639-3; "" where unknown.
std::string language_code(std::string_view name);

/// English name of a code ("en" -> "English"); the code itself where ICU knows none.
std::string language_label(std::string_view code);

}  // namespace backfile
