// Bylines as they are printed, and the names in them.
#pragma once

#include <string>
#include <string_view>

namespace backfile {

/// The names of a byline: "By Ana Reyes" and "Written by Ana Reyes | May 1, 2019 | @areyes" are "Ana Reyes".
/// "" where it holds nothing but a date or an address.
std::string clean_byline(std::string_view text);

/// True where a line says that names follow: "By Ana Reyes".
bool opens_byline(std::string_view line);

/// True for what says so and nothing else: "By", "Written by:".
bool is_byline_opening(std::string_view line);

/// True for two to eight words with capitals, as names have them, and what joins names.
bool is_line_of_names(std::string_view text);

/// True for one to four words of a script without capitals (Arabic, Chinese, Hindi ...).
bool is_name_without_capitals(std::string_view text);

/// True for what names a site and no person: "example.org".
bool is_site_byline(std::string_view byline);

}  // namespace backfile
