// Dates of catalogues and digitised papers, where nobody knew the day: "c. 1890", "Spring 1944", "[1912?]",
// "n.d.".
#pragma once

#include <optional>
#include <string_view>

#include "common/date.h"

namespace backfile {

/// What is certain of such a date, with its precision: "circa May 1890" is that month, "May-June 1890" that
/// year. A Date without precision where it names no single year ("1890s", "between 1890 and 1895"). Nothing
/// for what is no date, and for dates that parse_date reads.
std::optional<Date> coarse_date(std::string_view text);

/// What people ("n.d.", "undated", "s.d.") and programs ("null", "0000-00-00") write where they have no date.
bool says_no_date(std::string_view text);

}  // namespace backfile
