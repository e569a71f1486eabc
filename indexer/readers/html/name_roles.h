// What the class names and ids of a page speak for.
#pragma once

#include <string_view>
#include <unordered_map>

#include "indexer/readers/html/roles.h"

namespace backfile {

/// The role that a class or id speaks for ("post__related-links", "entryContent"); names of several words
/// in any of the usual spellings.
PageRole role_of_name(std::string_view name);

/// Roles of class and id values, which pages repeat much. The values must outlive it.
class NameRoles {
 public:
  /// Of the names between white space the surest.
  PageRole of(std::string_view value);

 private:
  PageRole of_one(std::string_view name);

  std::unordered_map<std::string_view, PageRole> known_;
};

}  // namespace backfile
