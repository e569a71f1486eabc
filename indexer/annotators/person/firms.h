// Firms that are called after people.
#pragma once

#include <string_view>

namespace backfile {

/// True for a name of lists/written_firms.txt, in any case, with or without "&" or "and" between its words:
/// "Loomis Sayles", "Grant Thornton". The list is read at the first call; safe from any thread.
bool is_firm_called_after_people(std::string_view name);

}  // namespace backfile
