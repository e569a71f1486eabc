// Countries: codes and the names that people type for them.
#pragma once

#include <string_view>

namespace backfile {

/// English name of an ISO 3166-1 alpha-2 code, or of a former country's ISO 3166-3 code of four letters; ""
/// for others. The views live as long as the program. Thread-safe.
std::string_view country_label(std::string_view code);

/// The code of a country by code (two or three letters, four for former ones), English name or common short
/// form, in any case and with or without accents: "Saudi Arabia", "KSA", "SAU", "uk", "Soviet Union"; ""
/// where unknown.
std::string_view country_code(std::string_view name_or_code);

}  // namespace backfile
