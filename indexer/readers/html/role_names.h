// The words by which sites name the parts of their pages, in the languages in which they do.
#pragma once

#include <span>
#include <string_view>

#include "indexer/readers/html/roles.h"

namespace backfile {

struct RoleName {
  std::string_view words;  ///< one or two, joined by '-', in lower case
  PageRole role;
};

/// Sorted by the words.
std::span<const RoleName> role_names();

}  // namespace backfile
