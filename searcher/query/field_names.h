// Names of fields as users type them.
#pragma once

#include <string>
#include <string_view>

#include "common/schema.h"

namespace backfile {

/// The field of a name in any case; nullptr where there is none.
const Field* field_named(std::string_view typed);

/// The name of the field that is called so in other archives and engines (`headline`, `hd`: title); "" where
/// there is none.
std::string_view field_called(std::string_view other_name);

/// What somebody who typed this unknown name may have meant: "did you mean title:?", or the list of all
/// fields.
std::string unknown_field_hint(std::string_view typed);

}  // namespace backfile
