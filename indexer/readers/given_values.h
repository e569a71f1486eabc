// Facet values as wire services give them -> labels of the article.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"

namespace backfile {

/// Adds a given value once; nothing for "".
void add_given(std::vector<Label>& labels, std::string value);

/// Adds a given country by any of its codes or names; what is none is left alone.
void add_given_country(Article& article, std::string_view value);

/// "REYES, ANA (DR)" -> "Ana Reyes"; other names stay as they are.
std::string person_in_order(std::string_view name);

}  // namespace backfile
