// The list of articles in an object that is too large to be parsed as a whole: {"articles": [{...}, ...]}.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace backfile {

struct JsonList {
  std::size_t begin = 0;  ///< byte behind its bracket
  std::size_t depth = 0;  ///< objects around it
  std::string around;     ///< the object up to the list, which is left empty, as JSON
};

/// Whether a list whose first value this is holds what is looked for.
using IsListed = std::function<bool(std::string_view first)>;

/// So many objects are around a list at most.
constexpr std::size_t deepest_list = 3;

/// The first such list in the front of an object, at most three levels down; nothing where there is none, or
/// its first value is cut.
std::optional<JsonList> list_in_front(std::string_view front, const IsListed& is_listed);

}  // namespace backfile
