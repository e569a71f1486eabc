// Languages: codes, the stemmer of each, and the one-letter namespaces of stemmed terms.
#pragma once

#include <string_view>

namespace backfile {

/// ISO 639-1 code of a name, code or locale as sources write it ("English", "eng", "en-GB" -> "en"); "" where
/// unknown.
std::string_view language_code(std::string_view name);

/// The Snowball algorithm that Xapian has for a language code; "" where there is none.
std::string_view stemmer_name(std::string_view language);

}  // namespace backfile
