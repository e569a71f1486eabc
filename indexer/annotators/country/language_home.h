// The country that a language tells: Thai news without a word on countries are news of Thailand.
#pragma once

#include <string_view>

namespace backfile {

/// The code of the country where nearly all newspapers of a language (ISO 639-1) appear; "" where there are
/// several.
std::string_view language_home(std::string_view language);

}  // namespace backfile
